import type { PlanRequest } from '@bienrecu/shared'

type Key = NonNullable<PlanRequest['keys']>[number]
type Wishes = NonNullable<PlanRequest['wishes']>

/** What the user has told in answer to questions; goes along each time the plan is made anew. */
export interface PlanAnswers {
  providers?: readonly string[]
  dnsHost?: string
  keys?: readonly Key[]
  usedTerms?: readonly string[]
  unusedTerms?: readonly string[]
  reportAddress?: string
}

const joined = (before: readonly string[] = [], more: readonly string[] = []): string[] => [
  ...new Set([...before, ...more]),
]

const without = (terms: readonly string[], others: readonly string[] = []): string[] =>
  terms.filter((term) => !others.includes(term))

/** Adds answers to those given before; a later one replaces an earlier one about the same thing. */
export const addAnswers = (before: PlanAnswers, more: PlanAnswers): PlanAnswers => {
  const keys = [
    ...(before.keys ?? []).filter(({ selector }) => !more.keys?.some((key) => key.selector === selector)),
    ...(more.keys ?? []),
  ]
  return {
    ...before,
    ...more,
    providers: joined(before.providers, more.providers),
    keys,
    usedTerms: without(joined(before.usedTerms, more.usedTerms), more.unusedTerms),
    unusedTerms: without(joined(before.unusedTerms, more.unusedTerms), more.usedTerms),
  }
}

/** The answers as the API takes them; what was not asked is left out. */
export const requestOf = (answers: PlanAnswers): Pick<PlanRequest, 'providers' | 'dnsHost' | 'keys' | 'wishes'> => {
  const { providers = [], dnsHost, keys = [], usedTerms = [], unusedTerms = [], reportAddress } = answers
  const wishes: Wishes = {
    ...(usedTerms.length > 0 ? { usedTerms: [...usedTerms] } : {}),
    ...(unusedTerms.length > 0 ? { unusedTerms: [...unusedTerms] } : {}),
    ...(reportAddress === undefined ? {} : { reportAddress }),
  }
  return {
    ...(providers.length > 0 ? { providers: [...providers] } : {}),
    ...(dnsHost === undefined ? {} : { dnsHost }),
    ...(keys.length > 0 ? { keys: [...keys] } : {}),
    ...(Object.keys(wishes).length > 0 ? { wishes } : {}),
  }
}

/** The selector in what a console shows: `s1` of `s1._domainkey.example.org.` (RFC 6376 §3.6.2.1). */
export const selectorIn = (text: string): string =>
  text
    .trim()
    .replace(/\._domainkey(?:\..*)?$/i, '')
    .replace(/\.$/, '')
