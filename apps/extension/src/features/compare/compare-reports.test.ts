import { describe, expect, it } from 'vitest'
import { evidence, section, SECTIONS, storedReport } from '../report/example-report.ts'
import { compareReports, hasChanged } from './compare-reports.ts'

const signed = SECTIONS.map((one) =>
  one.key === 'signature' ? section('signature', { sections: one.sections.map(({ key }) => section(key)) }) : one,
)

const unsigned = storedReport({ score: 9, readAt: '2026-11-21T10:00:00.000Z' }, '1')
const better = storedReport(
  {
    score: 10,
    readAt: '2026-11-22T10:00:00.000Z',
    sections: signed,
    evidence: evidence({ dkimDomain: 'example.org', dkimSelector: 'bienrecu', sendingIp: '192.0.2.26' }),
    spamRules: [{ code: 'DKIM_VALID', score: 0.1, description: '', solution: '' }],
  },
  '2',
)

const effectsOf = (comparison: ReturnType<typeof compareReports>) =>
  Object.fromEntries(comparison.findings.map(({ checkId, effect }) => [checkId, effect]))

describe('two tests side by side', () => {
  it('stand in the order of time, however they were chosen', () => {
    for (const comparison of [compareReports(unsigned, better), compareReports(better, unsigned)])
      expect([comparison.earlier.id, comparison.later.id, comparison.difference]).toEqual([unsigned.id, better.id, 1])
  })

  it('say what was gained, and what did not change', () => {
    const effects = effectsOf(compareReports(unsigned, better))
    expect(effects['mail-tester/dkim']).toBe('better')
    expect(effects['mail-tester/spf']).toBe('same')
  })

  it('say what was lost', () => {
    const later = { ...unsigned, report: { ...unsigned.report, readAt: '2026-11-23T10:00:00.000Z' } }
    expect(effectsOf(compareReports(better, later))['mail-tester/dkim']).toBe('worse')
  })

  it('do not call better what is merely no longer known', () => {
    const blind = storedReport({ readAt: '2026-11-22T10:00:00.000Z', sections: [section('spamassassin')] }, '3')
    expect(effectsOf(compareReports(unsigned, blind))['mail-tester/dkim']).toBe('changed')
  })

  it('do not take for a change what only one of two testers has a word on', () => {
    const report = { ...better.report, tester: 'bienrecu' as const, sections: [section('spamassassin')], spamRules: [] }
    const comparison = compareReports(unsigned, { ...better, report })
    expect(comparison.isOtherTester).toBe(true)
    expect(effectsOf(comparison)).toMatchObject({ 'mail-tester/dkim': 'one-sided', 'mail-tester/spf': 'one-sided' })
    expect(comparison.findings.filter(hasChanged)).toEqual([])
    expect(comparison.rules).toEqual([])
    expect(comparison.evidence).toEqual([{ key: 'sendingIp', before: '192.0.2.25', after: '192.0.2.26' }])
  })

  it('do not fold away what cost points, though its colour says nothing', () => {
    const costly = { ...better.report, tester: 'bienrecu' as const }
    const neutral = section('spamassassin', { status: 'neutral', points: -1.5 })
    const earlier = { ...unsigned, report: { ...unsigned.report, sections: [neutral] } }
    expect(effectsOf(compareReports(earlier, { ...better, report: costly }))['mail-tester/spamassassin']).toBe(
      'changed',
    )
  })

  it('still say what both testers know, and see differently', () => {
    const comparison = compareReports(unsigned, {
      ...better,
      report: { ...better.report, tester: 'bienrecu' as const },
    })
    expect(effectsOf(comparison)['mail-tester/dkim']).toBe('better')
  })

  it('name the rules that came and went, with their effect', () => {
    expect(compareReports(unsigned, better).rules).toEqual([
      { code: 'HTML_MESSAGE', before: -0.001, after: null, effect: 'better' },
      { code: 'DKIM_VALID', before: null, after: 0.1, effect: 'better' },
    ])
  })

  it('show what identifies the message where it differs, and only there', () => {
    expect(compareReports(unsigned, better).evidence).toEqual([
      { key: 'sendingIp', before: '192.0.2.25', after: '192.0.2.26' },
      { key: 'dkimDomain', before: null, after: 'example.org' },
      { key: 'dkimSelector', before: null, after: 'bienrecu' },
    ])
  })

  it('name the relay when it was another', () => {
    expect(compareReports(unsigned, { ...better, relayName: 'Other relay' }).evidence[0]).toEqual({
      key: 'relay',
      before: 'Example relay',
      after: 'Other relay',
    })
  })

  it('have no difference with themselves', () => {
    const { difference, findings, rules, evidence: facts } = compareReports(unsigned, unsigned)
    expect({ difference, rules, facts }).toEqual({ difference: 0, rules: [], facts: [] })
    expect(new Set(findings.map(({ effect }) => effect))).toEqual(new Set(['same']))
  })
})
