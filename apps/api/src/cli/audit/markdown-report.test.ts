import { describe, expect, it } from 'vitest'
import { createSay } from '../../locales/say.ts'
import { markdownReport } from './markdown-report.ts'
import type { ToldAudit } from './told-audit.ts'
import { legible } from '../../text/legible.ts'
import { wrap } from './wrap.ts'

const HOSTILE = 'x\n# y | <img src=x> [a](javascript:b) `c` *d* &lt; \u001b[2J\u202e'

const told: ToldAudit = {
  domain: 'example.org',
  grade: 'C',
  score: 61,
  findings: {
    toCorrect: [
      {
        checkId: 'spf/syntax',
        status: 'fail',
        severity: 'high',
        title: 'SPF is legible',
        summary: HOSTILE,
        advice: HOSTILE,
        reference: 'RFC 7208 §12',
      },
    ],
    remarks: [],
    open: [],
    passed: [],
  },
  spf: { records: [HOSTILE], lookups: 12, voids: 1 },
  dkim: [{ selector: HOSTILE, domain: 'example.org', bits: 1024, status: 'valid' }],
  dmarc: { orgDomain: 'example.org', policyDomain: 'example.org', policy: 'none', asked: [] },
  isDmarcKnown: true,
  reportTargets: [{ address: HOSTILE, isRefused: true }],
  durationMs: 12,
}

describe('a report in Markdown', () => {
  const text = markdownReport(told, createSay('en'), false).join('\n')

  it('has a heading, a table of four rows, and the findings', () => {
    expect(text).toMatch(/^# example\.org: C · 61 out of 100\n/)
    expect(text.match(/^\| (?:SPF|DKIM|DMARC|Reports) \|/gm)).toHaveLength(4)
    expect(text).toContain('## To correct (1)')
  })

  it('shows what others published as text, whatever it is', () => {
    for (const sign of ['\u001b', '\u202e']) expect(text).not.toContain(sign)
    expect(text).not.toMatch(/(?<!\\)[<[`]/)
    expect(text.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1)
    for (const row of text.match(/^\|.*$/gm) ?? []) expect(row.match(/(?<!\\)\|/g)).toHaveLength(3)
  })
})

describe('text for a terminal', () => {
  it('shows what would command it', () => {
    expect(legible('a\u001b]0;x\u0007b\u0085c\u200bd')).toBe('a\ufffd]0;x\ufffdb\ufffdc\ufffdd')
  })

  it('is broken at spaces, not at no-break spaces, and anywhere in a word that is too long', () => {
    expect(wrap('one two three four', 20, 0)).toEqual(['one two three four'])
    expect(wrap('one two\u00a0three four five', 20)).toEqual(['one two\u00a0three four', 'five'])
    expect(wrap('x'.repeat(50), 22, 2)).toEqual([`  ${'x'.repeat(20)}`, `  ${'x'.repeat(20)}`, `  ${'x'.repeat(10)}`])
  })
})
