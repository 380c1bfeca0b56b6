import { describe, expect, it } from 'vitest'
import { section, testerReport } from './example-report.ts'
import { findingsOf } from './findings.ts'
import { groupFindings } from './group-findings.ts'

const idsOf = (report: Parameters<typeof testerReport>[0]) => {
  const parts = groupFindings(findingsOf(testerReport(report)))
  return Object.fromEntries(Object.entries(parts).map(([part, findings]) => [part, findings.map((f) => f.checkId)]))
}

describe('the parts of a report', () => {
  it('keep what failed apart from advice that cost nothing', () => {
    const parts = idsOf({})
    expect(parts['correct']).toEqual(['mail-tester/dkim'])
    expect(parts['warnings']).toEqual(['mail-tester/list-unsubscribe'])
    expect(parts['passed']).toContain('mail-tester/spf')
  })

  it('count as to be corrected whatever cost points', () => {
    const parts = idsOf({ sections: [section('blacklists', { status: 'warning', points: -0.5 })] })
    expect(parts['correct']).toContain('mail-tester/blocklists')
  })

  it('never count as passed what the report does not show', () => {
    const parts = idsOf({ sections: [section('spamassassin')] })
    expect(parts['passed']).toEqual(['mail-tester/spamassassin'])
    expect(parts['unknown']).toContain('mail-tester/dkim')
  })
})
