import type { DnsChange } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { compareReports } from '../compare/compare-reports.ts'
import { section, storedReport } from '../report/example-report.ts'
import { explainGain, familyOfChange } from './explain-gain.ts'

const FAILED = section('signature', { sections: [section('dkim', { status: 'failure', points: -1 })] })
const PASSED = section('signature', { sections: [section('dkim')] })

const earlier = storedReport({ score: 7.2, readAt: '2026-11-20T10:00:00.000Z', sections: [FAILED] }, '1')
const later = storedReport({ score: 9.6, readAt: '2026-11-22T10:00:00.000Z', sections: [PASSED] }, '2')

const change = (fields: Partial<DnsChange> = {}): DnsChange => ({
  id: '00000000-0000-4000-8000-000000000009',
  at: '2026-11-21T10:00:00.000Z',
  domain: 'example.org',
  name: 's1._domainkey.example.org',
  type: 'TXT',
  before: [],
  after: ['v=DKIM1; p=AAAA'],
  stepId: 'dkim/publish/brevo',
  ...fields,
})

const causesOfDkim = (changes: readonly DnsChange[], [one, other] = [earlier, later]) => {
  const comparison = compareReports(one, other)
  const dkim = comparison.findings.find(({ checkId }) => checkId === 'mail-tester/dkim')
  if (!dkim) throw new Error('dkim is not compared')
  return explainGain(comparison, changes).ofFinding(dkim)
}

describe('a gain', () => {
  it('is explained by the change of its own kind that came in between', () => {
    const own = change()
    const foreign = change({ name: '_dmarc.example.org', after: ['v=DMARC1; p=none'] })
    expect(causesOfDkim([foreign, own])).toEqual([{ kind: 'change', change: own }])
  })

  it.each([
    ['before the earlier test', '2026-11-19T10:00:00.000Z'],
    ['after the later one', '2026-11-23T10:00:00.000Z'],
  ])('is not explained by a change %s', (_when, at) => {
    expect(causesOfDkim([change({ at })])).toEqual([{ kind: 'unseen' }])
  })

  it('is explained by another relay where nothing changed in the DNS', () => {
    const other = { ...later, relayName: 'Another relay' }
    expect(causesOfDkim([], [earlier, other])).toEqual([{ kind: 'relay' }])
  })

  describe('between two testers', () => {
    const own = { ...later, report: { ...later.report, tester: 'bienrecu' as const } }

    it('is explained by them where nothing changed in the DNS', () => {
      expect(causesOfDkim([], [earlier, own])).toEqual([{ kind: 'tester' }])
    })

    it('is explained by them and by another relay, where there is one', () => {
      const other = { ...own, relayName: 'Another relay' }
      expect(causesOfDkim([], [earlier, other])).toEqual([{ kind: 'tester' }, { kind: 'relay' }])
    })

    it('is explained by a change of the DNS before anything else', () => {
      expect(causesOfDkim([change()], [earlier, own])).toEqual([{ kind: 'change', change: change() }])
    })

    it('is not what changes a record', () => {
      const [one, other] = [earlier, { ...own, relayName: 'Another relay' }]
      const comparison = compareReports(one, other)
      const relay = comparison.evidence.find(({ key }) => key === 'relay')
      if (!relay) throw new Error('the relay is not compared')
      expect(explainGain(comparison, []).ofEvidence(relay)).toEqual([{ kind: 'relay' }])
    })
  })

  it('of DMARC may come from a signature that passes now', () => {
    const before = storedReport(
      {
        readAt: earlier.report.readAt,
        sections: [section('signature', { sections: [section('dmarc', { status: 'failure' })] })],
      },
      '1',
    )
    const after = storedReport(
      {
        readAt: later.report.readAt,
        sections: [section('signature', { sections: [section('dmarc')] })],
      },
      '2',
    )
    const comparison = compareReports(before, after)
    const dmarc = comparison.findings.find(({ checkId }) => checkId === 'mail-tester/dmarc')
    if (!dmarc) throw new Error('dmarc is not compared')
    expect(explainGain(comparison, [change()]).ofFinding(dmarc)).toMatchObject([{ kind: 'change' }])
  })

  it('in the text of the message is none of the DNS', () => {
    const explained = explainGain(compareReports(earlier, later), [change()])
    expect(explained.ofRule({ code: 'HTML_MESSAGE', before: null, after: 0, effect: 'better' })).toEqual([
      { kind: 'unseen' },
    ])
    expect(explained.ofRule({ code: 'DKIM_VALID', before: null, after: 0.1, effect: 'better' })).toMatchObject([
      { kind: 'change' },
    ])
  })
})

it.each<[Partial<DnsChange>, string]>([
  [{ name: '_dmarc.example.org' }, 'dmarc'],
  [{ name: 's1._domainkey.example.org' }, 'dkim'],
  [{ name: 'example.org', after: ['v=spf1 -all'] }, 'spf'],
  [{ name: 'example.org', after: ['google-site-verification=x'] }, 'other'],
  [{ name: '1.2.0.192.in-addr.arpa', type: 'PTR', after: ['mail.example.org'] }, 'reverse'],
])('a change of %o is about %s', (fields, family) => {
  expect(familyOfChange(change(fields))).toBe(family)
})
