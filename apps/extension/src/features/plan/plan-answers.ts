import type { PlanAnswers } from '@bienrecu/shared'

type Key = PlanAnswers['keys'][number]

/** An answer to one question. */
export interface NewAnswer {
  provider?: string
  dnsHost?: string
  key?: Key
  usedTerm?: string
  unusedTerm?: string
  reportAddress?: string
}

const withOne = (all: readonly string[], one: string | undefined): string[] =>
  one === undefined ? [...all] : [...new Set([...all, one])]

/** The same terms with one more, and without the one that has changed sides. */
const moved = (terms: readonly string[], more: string | undefined, gone: string | undefined): string[] =>
  withOne(terms, more).filter((term) => term !== gone)

/** Adds an answer to those given before; it replaces an earlier one about the same thing. */
export const addAnswer = (before: PlanAnswers, answer: NewAnswer): PlanAnswers => {
  const { provider, dnsHost, key, usedTerm, unusedTerm, reportAddress } = answer
  const { wishes } = before
  return {
    providers: withOne(before.providers, provider),
    dnsHost: dnsHost ?? before.dnsHost,
    keys: key ? [...before.keys.filter(({ selector }) => selector !== key.selector), key] : before.keys,
    wishes: {
      ...wishes,
      usedTerms: moved(wishes.usedTerms, usedTerm, unusedTerm),
      unusedTerms: moved(wishes.unusedTerms, unusedTerm, usedTerm),
      reportAddress: reportAddress ?? wishes.reportAddress,
    },
  }
}

/** The selector in what a console shows: `s1` of `s1._domainkey.example.org.` (RFC 6376 §3.6.2.1). */
export const selectorIn = (text: string): string =>
  text
    .trim()
    .replace(/\._domainkey(?:\..*)?$/i, '')
    .replace(/\.$/, '')
