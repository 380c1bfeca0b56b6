/*
 * Whom a record passes, as far as that can be told without a message. `exists`, `ptr`, macros and what the DNS did not tell
 * are not enumerable: each is a condition that may hold or not, for any address. Limits (RFC 7208 §4.6.4) are left out, and
 * terms that end a check with an error match nobody: a record that is broken passes no more than is said here.
 */
import type { Qualifier } from '../../spf/record.ts'
import { type AddressSet, EVERY_ADDRESS, holds, intersection, NO_ADDRESS, unionOf, without } from './address-set.ts'

/** Who a term matches. */
export type Match =
  | { readonly kind: 'addresses'; readonly set: AddressSet }
  /** `include`: whom the record passes. */
  | { readonly kind: 'record'; readonly terms: readonly Rule[] }
  /** Not enumerable; the same key always has the same truth for one message. */
  | { readonly kind: 'condition'; readonly key: string }

/** A directive: the first one that matches decides (RFC 7208 §4.6.2). */
export interface Rule {
  readonly qualifier: Qualifier
  readonly match: Match
}

export const NOBODY: Match = { kind: 'addresses', set: NO_ADDRESS }
export const EVERYBODY: Match = { kind: 'addresses', set: EVERY_ADDRESS }

const conditionsOf = (rules: readonly Rule[]): string[] =>
  rules.flatMap(({ match }) => {
    if (match.kind === 'condition') return [match.key]
    return match.kind === 'record' ? conditionsOf(match.terms) : []
  })

const matched = (match: Match, holding: ReadonlySet<string>): AddressSet => {
  if (match.kind === 'addresses') return match.set
  if (match.kind === 'record') return passed(match.terms, holding)
  return holding.has(match.key) ? EVERY_ADDRESS : NO_ADDRESS
}

/** The addresses that pass, where just these conditions hold. */
export const passed = (rules: readonly Rule[], holding: ReadonlySet<string> = new Set()): AddressSet => {
  if (rules.every(({ qualifier }) => qualifier === '+'))
    return unionOf(rules.map(({ match }) => matched(match, holding)))
  let left = EVERY_ADDRESS
  const found: AddressSet[] = []
  for (const { qualifier, match } of rules) {
    const hit = intersection(matched(match, holding), left)
    if (qualifier === '+') found.push(hit)
    left = without(left, hit)
  }
  return unionOf(found)
}

/** Whether the set of those who pass depends on nothing but the address. */
export const isEnumerable = (rules: readonly Rule[]): boolean => conditionsOf(rules).length === 0

const MOST_CONDITIONS = 6

/** Every choice of conditions that may hold together: conditions are taken as independent, which errs on the safe side. */
const choicesOf = (keys: readonly string[]): ReadonlySet<string>[] =>
  Array.from({ length: 2 ** keys.length }, (_, bits) => new Set(keys.filter((_key, at) => (bits >> at) % 2 === 1)))

/** Whether it is certain that whoever `before` passes is passed by `after`. False where it cannot be shown. */
export const isPreserved = (before: readonly Rule[], after: readonly Rule[]): boolean => {
  const keys = [...new Set([...conditionsOf(before), ...conditionsOf(after)])]
  if (keys.length > MOST_CONDITIONS) return false
  return choicesOf(keys).every((holding) => holds(passed(after, holding), passed(before, holding)))
}
