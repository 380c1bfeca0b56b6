import { describe, expect, it } from 'vitest'
import { evidence, section, testerReport } from './example-report.ts'
import { findingsOf, type Finding } from './findings.ts'
import { reportWordsIn } from './report-words.ts'
import { tellFinding } from './tell-finding.ts'

const english = reportWordsIn('en')

const told = (checkId: string, findings: Finding[] = findingsOf(testerReport())) => {
  const finding = findings.find((candidate) => candidate.checkId === checkId)
  if (!finding) throw new Error(`no finding ${checkId}`)
  return tellFinding(finding, english)
}

describe('a finding in words', () => {
  it('has the title of what is true, and nothing to do, when it passed', () => {
    expect(told('mail-tester/spf')).toMatchObject({
      heading: 'Your sending server may write for your domain',
      why: null,
      advice: null,
    })
  })

  it('has the title of the fault, why it matters and what to do, when it failed', () => {
    const { heading, why, advice } = told('mail-tester/dkim')
    expect(heading).toBe('The message carries no valid signature (DKIM)')
    expect(why).toMatch(/DKIM/)
    expect(advice).toMatch(/Switch DKIM on/)
  })

  it('names its subject, and claims nothing, when it is not known', () => {
    const findings = findingsOf(testerReport({ sections: [] }))
    expect(told('mail-tester/dkim', findings)).toMatchObject({ heading: 'Signature (DKIM)', advice: null })
    expect(told('mail-tester/dkim', findings).why).toMatch(/did not show/)
  })

  it('sets records apart from their sentence, to be copied sign by sign', () => {
    expect(told('mail-tester/spf').facts).toContainEqual({
      name: 'record',
      text: 'SPF record found',
      record: 'v=spf1 ip4:192.0.2.0/24 -all',
    })
  })

  it('writes the size of a key as it is called, not as a quantity', () => {
    const findings = findingsOf(testerReport({ evidence: evidence({ dkimKeyBits: 2048 }) }))
    expect(told('mail-tester/dkim', findings).facts.map(({ text }) => text)).toContain('Key of 2048 bits')
  })

  it('leaves to the tester’s own words what we have none for', () => {
    const findings = findingsOf(
      testerReport({ sections: [section('new-check', { status: 'failure', title: 'Something new is wrong' })] }),
    )
    expect(told('mail-tester/other', findings).heading).toBe('Something new is wrong')
  })

  it('speaks French when asked to', () => {
    const finding = findingsOf(testerReport()).find(({ checkId }) => checkId === 'mail-tester/dkim')
    expect(finding && tellFinding(finding, reportWordsIn('fr')).heading).toBe(
      'Le message ne porte pas de signature valable (DKIM)',
    )
  })
})
