/*
 * Addresses before names. Receivers stop at 10 look-ups, and after two that find nothing (RFC 7208 §4.6.4); over IPv6 that is
 * each `a` and, for some of them, each `mx` whose hosts have no IPv6 address. `ip4` and `ip6` ask nothing: in front they count.
 */
import { MAX_LOOKUPS, MAX_VOID_LOOKUPS } from '../../spf/tree.ts'
import type { PlanChange } from '../step.ts'
import type { Draft } from './fold-records.ts'
import type { SurveyedTerm } from './survey.ts'

type Family = 'ip4' | 'ip6'

/** The family of the addresses that a term names, and passes. */
const familyOf = ({ kind, qualifier }: SurveyedTerm): Family | null =>
  qualifier === '+' && (kind === 'ip4' || kind === 'ip6') ? kind : null

/** Look-ups of a term that may find nothing for a sender of this family. */
const mostVoids = ({ kind, voids, rule: { match } }: SurveyedTerm, family: Family): number => {
  const isLookUp = kind === 'a' || kind === 'mx' || kind === 'exists'
  const isFound = match.kind === 'addresses' && match.set[family].length > 0
  return Math.max(voids[family], Number(isLookUp && !isFound))
}

/** Addresses before which a check may end. */
const lateAddresses = (terms: readonly SurveyedTerm[]): readonly SurveyedTerm[] => {
  const spent = { lookups: 0, ip4: 0, ip6: 0 }
  return terms.filter((term) => {
    const family = familyOf(term)
    const isLate = family !== null && (spent.lookups > MAX_LOOKUPS || spent[family] > MAX_VOID_LOOKUPS)
    spent.lookups += term.lookups
    spent.ip4 += mostVoids(term, 'ip4')
    spent.ip6 += mostVoids(term, 'ip6')
    return isLate
  })
}

/** Up to each term that refuses: there, the order means something. */
const inOrder = (terms: readonly SurveyedTerm[]): readonly SurveyedTerm[] => {
  const end = terms.findIndex(({ qualifier }) => qualifier !== '+')
  const run = end < 0 ? terms : terms.slice(0, end)
  const ordered = [...run.filter(familyOf), ...run.filter((term) => !familyOf(term))]
  return end < 0 ? ordered : [...ordered, ...terms.slice(end, end + 1), ...inOrder(terms.slice(end + 1))]
}

/** So many are named: the rest goes without saying. */
const MOST_NAMED = 5

/** Where a check may end before an address that the record names, addresses go in front of names. Nobody loses by it. */
export const withAddressesFirst = (draft: Draft, changes: PlanChange[]): Draft => {
  const terms = inOrder(draft.terms)
  const stillLate = new Set(lateAddresses(terms))
  const reached = lateAddresses(draft.terms).filter((term) => !stillLate.has(term))
  if (reached.length === 0) return draft
  changes.push({ code: 'addresses-first', params: { terms: reached.slice(0, MOST_NAMED).map(({ text }) => text) } })
  return { ...draft, terms }
}
