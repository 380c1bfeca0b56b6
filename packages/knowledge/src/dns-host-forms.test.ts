import { describe, expect, it } from 'vitest'
import { recordForm } from './dns-host-forms.ts'
import { dnsHosts } from './dns-hosts.ts'

describe('the form of a host', () => {
  it('has the habits of the host, and says which are sourced', () => {
    expect(recordForm('ovh')).toMatchObject({
      hostId: 'ovh',
      name: 'relative',
      root: 'blank',
      targetDot: 'add',
      quotes: 'never',
      longTxt: 'auto',
      spfAssistant: { en: 'SPF' },
      defaultTtl: 3600,
      isSourced: { name: true, root: true, targetDot: true, quotes: true, longTxt: false },
    })
  })

  it('has no TTL where the host’s own is a word', () => {
    expect(recordForm('cloudflare').defaultTtl).toBeNull()
  })

  it('is the general one for nobody, and for an id nobody has', () => {
    expect(recordForm(null)).toMatchObject({ hostId: null, name: 'unknown', isSourced: { name: false } })
    expect(recordForm('nobody')).toBe(recordForm(null))
  })
})

/** What the words of the data may come to. */
const MEANINGS = {
  targetDot: [
    [/^(required|recommended)/, 'add'],
    [/^not-needed/, 'never'],
    [/^optional/, 'any'],
    [/^unknown/, 'unknown'],
  ],
  quotes: [
    [/^(do-not-type|forbidden|added automatically)/, 'never'],
    [/^(optional in the form|console adds them)/, 'when-split'],
    [/^needed/, 'always'],
    [/^unknown/, 'unknown'],
  ],
  longTxt: [
    [/^(auto-split|cPanel splits)/, 'auto'],
    [/^(manual-split|split into quoted strings)/, 'manual-split'],
    [/^unknown/, 'unknown'],
  ],
  name: [
    [/^relative/, 'relative'],
    [/full names with a final dot/, 'full'],
    [/^unknown/, 'unknown'],
  ],
} as const satisfies Record<string, readonly (readonly [RegExp, string])[]>

const meaningOf = (habit: keyof typeof MEANINGS, words: string): string | undefined =>
  MEANINGS[habit].find(([pattern]) => pattern.test(words))?.[1]

describe.each(dnsHosts().map((host) => [host.id, host.form] as const))('%s', (_id, form) => {
  it('has closed values that mean what its words say', () => {
    expect(form.typing).toMatchObject({
      targetDot: meaningOf('targetDot', form.targetTrailingDot),
      quotes: meaningOf('quotes', form.txtQuotes),
      longTxt: meaningOf('longTxt', form.longTxt),
      name: meaningOf('name', form.nameStyle),
      root: form.preferredRoot === null ? 'unknown' : form.preferredRoot || 'blank',
    })
    expect(form.typing.spfAssistant !== null).toBe(form.spfDedicatedType.startsWith('yes'))
  })

  it('never has to be split by hand without quotes to split with', () => {
    expect(form.typing.longTxt === 'manual-split' && form.typing.quotes === 'never').toBe(false)
  })
})
