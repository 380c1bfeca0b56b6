import { describe, expect, it } from 'vitest'
import { evidence, section, storedReport } from './example-report.ts'
import { asJson, asMarkdown, asPlainText } from './export-report.ts'
import { reportWordsIn } from './report-words.ts'

const english = reportWordsIn('en')

describe('a report passed on as text', () => {
  const text = asPlainText(storedReport(), english)

  it('begins with the score, then says through which relay and for which address', () => {
    expect(text.split('\n').slice(0, 5)).toEqual([
      'Score: 9 out of 10',
      '==================',
      '  Sent through: Example relay',
      '  Tested by: mail-tester',
      '  Test address: test-abc123xyz@srv1.mail-tester.com',
    ])
  })

  it('tells what to correct first, with what it cost and what to do', () => {
    expect(text).toMatch(/To correct first\n-+\n\* The message carries no valid signature \(DKIM\) \(−1 point\)/)
    expect(text).toMatch(/What to do: Switch DKIM on/)
    expect(text.indexOf('To correct first')).toBeLessThan(text.indexOf('Passed'))
  })

  it('holds the records as they are', () => {
    expect(text).toContain('v=spf1 ip4:192.0.2.0/24 -all')
  })

  it('can be in another language than the screen', () => {
    expect(asPlainText(storedReport(), reportWordsIn('fr'))).toMatch(/^Note\u00a0: 9 sur 10\n/)
  })
})

describe('a report passed on as Markdown', () => {
  const hostile = storedReport({
    sections: [
      section('new-check', { status: 'failure', title: '<img src=x onerror=alert(1)> [click](https://example.org)' }),
    ],
    evidence: evidence({ spfRecord: 'v=spf1 `include:example.org` -all' }),
  })

  it('lets nothing of a stranger’s text become markup', () => {
    const text = asMarkdown(hostile, english)
    expect(text).toContain(String.raw`\<img src=x onerror=alert(1)\> \[click\](https://example.org)`)
    expect(text).toContain('``v=spf1 `include:example.org` -all``')
  })
})

describe('a report passed on as JSON', () => {
  it('can be read again, findings included', () => {
    expect(JSON.parse(asJson(storedReport()))).toMatchObject({
      relayName: 'Example relay',
      report: { score: 9 },
      findings: expect.arrayContaining([expect.objectContaining({ checkId: 'mail-tester/dkim', status: 'fail' })]),
    })
  })
})
