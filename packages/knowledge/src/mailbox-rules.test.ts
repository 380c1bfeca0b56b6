import { describe, expect, it } from 'vitest'
import { mailboxProviders, sourceOf } from './mailbox-rules.ts'

const RULES = mailboxProviders().flatMap(({ rules }) => rules)
const rule = (id: string) => {
  const found = RULES.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

describe('the rules of mailbox providers', () => {
  it('are told for seven providers, each rule once and under its provider', () => {
    expect(mailboxProviders().map(({ id }) => id)).toEqual([
      'gmail',
      'yahoo',
      'outlook',
      'orange',
      'laposte',
      'free',
      'sfr',
    ])
    expect(RULES.map(({ id }) => id)).toEqual([...new Set(RULES.map(({ id }) => id))])
    for (const { id, rules } of mailboxProviders()) expect(rules.every((one) => one.id.startsWith(`${id}/`))).toBe(true)
  })

  it('have a source and a date each', () => {
    expect(sourceOf(rule('gmail/bulk-dmarc'))).toEqual({
      source: 'https://support.google.com/a/answer/81126',
      date: '2026-03-21',
    })
    expect(sourceOf(rule('orange/spf'))).toMatchObject({ date: '2026-06-22' })
    expect(sourceOf(rule('sfr/none-published'))).toEqual({ source: null, date: '2026-11-21' })
    for (const one of RULES) expect(Number.isNaN(Date.parse(sourceOf(one).date))).toBe(false)
  })

  it('are not Orange’s own where a third party alone tells them, and then decide nothing', () => {
    const told = RULES.filter(({ requirement }) => requirement === 'reported')
    expect(told.map(({ id }) => id)).toContain('orange/dkim')
    expect(told.every(({ isOfficial }) => !isOfficial)).toBe(true)
  })

  it('are written in French as the French write it', () => {
    for (const { title, consequence } of RULES) {
      for (const text of [title.fr, consequence.fr]) {
        expect(text).not.toMatch(/'|[^\u00a0\u202f] ?[»;!?]|«[^\u00a0\u202f]|[^\u00a0\u202f]:(?=\s)/)
      }
    }
  })
})
