// @vitest-environment happy-dom
import type { ReportSection, TesterReport } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import {
  fixtureText,
  openFixture,
  READ_AT,
  RESULT_ADDRESS,
  RESULT_LOCATION,
} from '../../testers/fixtures/open-fixture.ts'
import { readJson } from '../../testers/mail-tester/json.ts'
import { readResult } from '../../testers/mail-tester/result.ts'
import { findingsOf, type Finding } from './findings.ts'

const pageReport = (name: string): TesterReport => {
  const reading = readResult(openFixture(name), RESULT_LOCATION, READ_AT)
  if (!reading.ok) throw new Error(`${name} is not understood`)
  return reading.report
}

const jsonReport = (name: string): TesterReport => {
  const context = { address: RESULT_ADDRESS, url: RESULT_LOCATION.href, now: READ_AT }
  const reading = readJson(fixtureText(name), context)
  if (!reading.ok || reading.kind !== 'report') throw new Error(`${name} is not understood`)
  return reading.report
}

const briefly = (findings: Finding[]) => findings.map(({ checkId, status, points }) => [checkId, status, points])
const findingOf = (report: TesterReport, checkId: string): Finding | undefined =>
  findingsOf(report).find((finding) => finding.checkId === checkId)

const perfect = pageReport('result-perfect.html')
const withSections = (change: (sections: ReportSection[]) => ReportSection[]): TesterReport => ({
  ...perfect,
  sections: change(structuredClone(perfect.sections)),
})

describe('the findings of a perfect report', () => {
  it('are passed, one per check', () => {
    expect(briefly(findingsOf(perfect))).toEqual([
      ['mail-tester/spf', 'pass', 0],
      ['mail-tester/dkim', 'pass', 0],
      ['mail-tester/dmarc', 'pass', 0],
      ['mail-tester/reverse-dns', 'pass', 0],
      ['mail-tester/blocklists', 'pass', 0],
      ['mail-tester/spamassassin', 'pass', 0],
      ['mail-tester/mx', 'pass', 0],
      ['mail-tester/a-record', 'pass', 0],
      ['mail-tester/broken-links', 'pass', 0],
      ['mail-tester/forbidden-tags', 'pass', 0],
      ['mail-tester/short-links', 'pass', 0],
      ['mail-tester/alt-attribute', 'pass', 0],
      ['mail-tester/list-unsubscribe', 'pass', 0],
    ])
  })

  it('carry the facts behind them', () => {
    expect(findingOf(perfect, 'mail-tester/dkim')).toMatchObject({
      params: { title: 'Your DKIM signature is valid', domain: 'example.org', selector: 'mail2026', bits: 1024 },
      facts: ['signature', 'key'],
    })
    expect(findingOf(perfect, 'mail-tester/reverse-dns')?.facts).toEqual(['server', 'helo', 'name'])
    expect(findingOf(perfect, 'mail-tester/spamassassin')?.facts).toEqual(['score'])
  })
})

describe('the order', () => {
  it('is what to correct first: the worst loss, then what costs nothing, then what passed', () => {
    expect(briefly(findingsOf(pageReport('result-no-dkim-guess-titles.html'))).slice(0, 5)).toEqual([
      ['mail-tester/dkim', 'fail', -1],
      ['mail-tester/spamassassin', 'warning', -0.8],
      ['mail-tester/alt-attribute', 'warning', -0.5],
      ['mail-tester/dmarc', 'warning', 0],
      ['mail-tester/list-unsubscribe', 'warning', 0],
    ])
  })

  it('puts a failure without points after a warning that costs some, and before one that costs none', () => {
    const report = pageReport('result-no-dkim-guess-titles.html')
    const signature = report.sections.find(({ key }) => key === 'signature')
    for (const subTest of signature?.sections ?? []) if (subTest.key === 'reverse-dns') subTest.status = 'failure'
    const ids = findingsOf(report).map(({ checkId }) => checkId)
    expect(ids.indexOf('mail-tester/reverse-dns')).toBe(3)
  })

  it('puts what is not known before what passed', () => {
    const statuses = findingsOf(jsonReport('json-2013.json')).map(({ status }) => status)
    expect(statuses).toEqual(['warning', ...Array(6).fill('unknown'), ...Array(statuses.length - 7).fill('pass')])
  })
})

describe('what is not known', () => {
  it('is a check that the report does not have: never passed', () => {
    const report = withSections((sections) => sections.filter(({ key }) => key !== 'signature' && key !== 'blacklists'))
    const unknown = findingsOf(report).filter(({ status }) => status === 'unknown')
    expect(unknown.map(({ checkId }) => checkId)).toEqual([
      'mail-tester/spf',
      'mail-tester/dkim',
      'mail-tester/dmarc',
      'mail-tester/reverse-dns',
      'mail-tester/blocklists',
      'mail-tester/mx',
      'mail-tester/a-record',
    ])
  })

  it('is a grey check, such as links that could not be tried', () => {
    expect(findingOf(pageReport('result-blocklist-guess-classes.html'), 'mail-tester/broken-links')?.status).toBe(
      'unknown',
    )
  })

  it('is “on no blocklist” when none has answered', () => {
    const blocklists = perfect.blocklists.map((list) => ({ ...list, state: 'no-answer' as const }))
    expect(findingOf({ ...perfect, blocklists }, 'mail-tester/blocklists')).toMatchObject({
      status: 'unknown',
      params: { count: 4, total: 4 },
      facts: ['silent'],
    })
  })
})

describe('what has no object', () => {
  it('is a check of markup in a message of plain text', () => {
    const headers = [{ name: 'Content-Type', value: 'text/plain; charset=utf-8' }]
    const report = withSections((sections) => sections.filter(({ key }) => key !== 'structure-and-content'))
    const plain = { ...report, evidence: { ...report.evidence, headers } }
    expect(findingOf(plain, 'mail-tester/alt-attribute')?.status).toBe('not-applicable')
    expect(findingOf(plain, 'mail-tester/short-links')?.status).toBe('unknown')
    expect(findingOf(report, 'mail-tester/alt-attribute')?.status).toBe('unknown')
  })
})

describe('what has cost something', () => {
  it('has not passed, whatever its colour', () => {
    const report = withSections((sections) =>
      sections.map((section) => (section.key === 'spamassassin' ? { ...section, points: -0.2 } : section)),
    )
    expect(findingsOf(report)[0]).toMatchObject({
      checkId: 'mail-tester/spamassassin',
      status: 'warning',
      points: -0.2,
    })
  })

  it.each([
    'result-perfect.html',
    'result-no-dkim-guess-titles.html',
    'result-softfail-guess-record.html',
    'result-blocklist-guess-classes.html',
    'result-french-guess-words.html',
    'result-hostile.html',
  ])('adds up to what the score of %s lacks', (name) => {
    const report = pageReport(name)
    const lost = findingsOf(report).reduce((sum, { points }) => sum + (points ?? 0), 0)
    expect(report.score - lost).toBeCloseTo(10, 5)
  })

  it('in a group beyond its sub-tests is told in the tester’s words', () => {
    const report = withSections((sections) =>
      sections.map((section) =>
        section.key === 'structure-and-content'
          ? { ...section, status: 'warning', points: -0.4, title: 'Your message could be improved' }
          : section,
      ),
    )
    expect(findingsOf(report)[0]).toMatchObject({
      checkId: 'mail-tester/other',
      points: -0.4,
      params: { title: 'Your message could be improved' },
    })
  })
})

describe('a check we do not know', () => {
  it('is told in the tester’s words, in a group or on its own', () => {
    const stranger: ReportSection = {
      key: 'bimi',
      title: 'You have no BIMI record',
      status: 'warning',
      points: 0,
      about: '',
      result: '',
      sections: [],
    }
    const report = withSections((sections) => [
      ...sections.map((section) =>
        section.key === 'signature' ? { ...section, sections: [...section.sections, stranger] } : section,
      ),
      { ...stranger, key: 'placement', status: 'success', title: 'Your message reached the inbox' },
    ])
    const others = findingsOf(report).filter(({ checkId }) => checkId === 'mail-tester/other')
    expect(others.map(({ status, params }) => [status, params['title']])).toEqual([
      ['warning', 'You have no BIMI record'],
      ['pass', 'Your message reached the inbox'],
    ])
  })
})

describe('the facts', () => {
  it('say that a message was not signed only when its headers were read', () => {
    const report = pageReport('result-no-dkim-guess-titles.html')
    expect(findingOf(report, 'mail-tester/dkim')?.facts).toEqual(['unsigned'])
    const unread = { ...report, evidence: { ...report.evidence, headers: [] } }
    expect(findingOf(unread, 'mail-tester/dkim')?.facts).toEqual([])
  })

  it('name the place of a DMARC record that is missing', () => {
    expect(findingOf(pageReport('result-no-dkim-guess-titles.html'), 'mail-tester/dmarc')).toMatchObject({
      facts: ['place'],
      params: { domain: 'example.org' },
    })
  })

  it('hold the record that mail-tester proposes', () => {
    expect(findingOf(pageReport('result-softfail-guess-record.html'), 'mail-tester/spf')).toMatchObject({
      facts: ['server', 'record', 'suggested'],
      params: { suggested: 'v=spf1 ip4:192.0.2.25 include:_spf.example.net ~all' },
    })
  })

  it('name the lists and the rules that cost', () => {
    expect(findingOf(pageReport('result-blocklist-guess-classes.html'), 'mail-tester/blocklists')).toMatchObject({
      facts: ['listed', 'silent'],
      params: { lists: 'Barracuda', count: 3, total: 5 },
    })
    expect(findingOf(pageReport('result-no-dkim-guess-titles.html'), 'mail-tester/spamassassin')).toMatchObject({
      facts: ['score', 'rules'],
      params: { score: -0.8, rules: 'MPART_ALT_DIFF' },
    })
  })
})
