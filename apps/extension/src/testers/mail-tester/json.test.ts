import { TesterReport } from '@bienrecu/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureText, READ_AT, RESULT_ADDRESS, RESULT_LOCATION } from '../fixtures/open-fixture.ts'
import { readJson, type JsonReading } from './json.ts'

const readText = (text: string): JsonReading =>
  readJson(text, { address: RESULT_ADDRESS, url: RESULT_LOCATION.href, now: READ_AT, language: 'en' })

const read = (name: string): TesterReport => {
  const reading = readText(fixtureText(name))
  if (!reading.ok || reading.kind !== 'report') throw new Error(`${name} is no report`)
  return TesterReport.parse(reading.report)
}

const subTest = (report: TesterReport, section: string, key: string) =>
  report.sections.find((one) => one.key === section)?.sections.find((one) => one.key === key)

describe('a result in JSON', () => {
  const report = read('json-perfect.json')

  it('has the same sections and keys as the page', () => {
    expect(report.missing).toEqual([])
    expect(report.sections.map(({ key }) => key)).toEqual([
      'spamassassin',
      'signature',
      'structure-and-content',
      'blacklists',
      'broken-links',
    ])
    expect(subTest(report, 'signature', 'reverse-dns')).toMatchObject({
      status: 'success',
      points: 0,
      result:
        'Here are the tested values for this check:\nIP: 192.0.2.25\nHELO: smtp.example.org\nrDNS: smtp.example.org',
    })
  })

  it('has the same evidence as the page', () => {
    expect(report).toMatchObject({ source: 'json', score: 10, band: 4, receivedAt: '2026-11-21 10:15:32' })
    expect(report.evidence).toMatchObject({
      subject: 'Your quote for the cottage in August',
      fromAddress: 'isabelle@example.org',
      bounceAddress: 'bounces@example.org',
      replyTo: 'bookings@example.org',
      sendingIp: '192.0.2.25',
      spfRecord: 'v=spf1 ip4:192.0.2.0/24 include:_spf.example.net -all',
      suggestedSpfRecord: null,
      dkimDomain: 'example.org',
      dkimSelector: 'mail2026',
      dkimKeyBits: 1024,
      dmarcRecord: 'v=DMARC1; p=reject; rua=mailto:dmarc@example.org',
      spamAssassinScore: 0.1,
    })
  })

  it('has rules with trimmed names, in mail-tester’s sign', () => {
    expect(report.spamRules.map(({ code, score }) => [code, score])).toEqual([
      ['DKIM_SIGNED', -0.1],
      ['DKIM_VALID', 0.1],
      ['DKIM_VALID_AU', 0.1],
      ['HTML_MESSAGE', -0.001],
      ['SPF_PASS', 0.001],
    ])
  })
})

describe('faults in JSON', () => {
  it('have their points, also when PHP writes numbers as strings', () => {
    const report = read('json-dkim-none-guess.json')
    expect(report.score).toBe(7.7)
    expect(subTest(report, 'signature', 'dkim')).toMatchObject({ status: 'failure', points: -1 })
    expect(subTest(report, 'signature', 'dmarc')).toMatchObject({ status: 'warning', points: -0.5 })
    expect(report.sections[0]?.points).toBe(-0.8)
    expect(report.evidence).toMatchObject({ dkimSignature: null, dmarcRecord: null, spamAssassinScore: -0.8 })
  })

  it('keep the current SPF record and the proposed one apart', () => {
    expect(read('json-softfail-guess.json').evidence).toMatchObject({
      spfRecord: 'v=spf1 include:_spf.example.net ~all',
      suggestedSpfRecord: 'v=spf1 ip4:192.0.2.25 include:_spf.example.net ~all',
    })
  })

  it('keep a list that did not answer apart from a listing', () => {
    expect(read('json-blocklist-guess.json').blocklists.map(({ state }) => state)).toEqual([
      'not-listed',
      'listed',
      'no-answer',
      'listed',
    ])
  })
})

describe('other shapes of the JSON form', () => {
  it('that of 2013 is read, and what it did not have is missing, not passed', () => {
    const report = read('json-2013.json')
    expect(report.score).toBe(9.5)
    expect(subTest(report, 'signature', 'sender-id')?.status).toBe('success')
    expect(subTest(report, 'structure-and-content', 'alt-attribute')).toMatchObject({ status: 'warning', points: -0.5 })
    expect(report.sections.at(-1)).toMatchObject({ key: 'broken-links', status: 'neutral' })
    expect(report.missing).toEqual([
      'section:dmarc',
      'section:mxrecord-dns',
      'section:arecord-dns',
      'section:short-links',
      'section:list-unsubscribe',
    ])
  })

  it('with empty maps as [] and numbers as strings is read', () => {
    const report = read('json-empty-maps.json')
    expect(report.score).toBe(10)
    expect(report.spamRules).toEqual([])
    expect(report.blocklists).toEqual([])
    expect(report.evidence.headers).toEqual([])
    expect(report.missing).toContain('headers')
  })

  it('with a score only in the other spelling is read', () => {
    const text = fixtureText('json-perfect.json').replace('"displayedMark": "10/10"', '"diplayedMark": "10/10"')
    expect(readText(text)).toMatchObject({ kind: 'report', report: { score: 10 } })
  })

  it('of one test alone has no score, and none is made up', () => {
    expect(readText(fixtureText('json-partial-guess.json'))).toMatchObject({ ok: false, missing: ['score'] })
  })

  it('whose shown score and deductions disagree is refused', () => {
    const text = fixtureText('json-perfect.json').replace('"mark": 0', '"mark": -2')
    expect(readText(text)).toMatchObject({ ok: false, missing: ['score-agreement'] })
  })
})

it('a score that stops at 0 agrees with deductions of more than 10', () => {
  const text = fixtureText('json-perfect.json').replaceAll('10/10', '0/10').replace('"mark": 0', '"mark": -12.4')
  expect(readText(text)).toMatchObject({ kind: 'report', report: { score: 0 } })
})

describe('no result in JSON', () => {
  it('is told as waiting while the mail is not there', () => {
    expect(readText(fixtureText('json-waiting-guess.json'))).toEqual({
      ok: true,
      kind: 'waiting',
      title: 'Mail not found. Please wait a few seconds and try again.',
    })
  })

  it('is told as the tester’s own error', () => {
    expect(readText(fixtureText('json-refused-guess.json'))).toEqual({
      ok: true,
      kind: 'refused',
      title: 'This account has no test left.',
    })
  })

  it.each([
    ['a page', fixtureText('waiting.html')],
    ['nothing', ''],
    ['a list', '[]'],
    ['a word', '"ok"'],
    ['too many brackets', '['.repeat(100_000)],
  ])('is not understood when it is %s', (_, text) => {
    expect(readText(text)).toEqual({ ok: false, code: 'tester-report-not-understood', missing: ['json'] })
  })

  it('is within the contract or refused, whatever the values are', () => {
    const whole: Record<string, unknown> = JSON.parse(fixtureText('json-perfect.json'))
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom([], '', '0', 1e300, '<pre>v=spf1 -all', 'constructor'))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(whole)), value, { maxKeys: 5 }), (changes) => {
        const reading = readText(JSON.stringify({ ...whole, ...changes }))
        if (reading.ok && reading.kind === 'report') expect(TesterReport.safeParse(reading.report).success).toBe(true)
      }),
    )
  })
})
