/* Includes replaced by the addresses that they stand for today: only by the user’s word, since these change without notice. */
import { MAX_LOOKUPS } from '../../spf/tree.ts'
import type { PlanChange } from '../step.ts'
import { aggregatedTerms } from './aggregate.ts'
import { isEnumerable, passed } from './authorised.ts'
import type { Draft } from './fold-records.ts'
import { lookupsOf, type Spent } from './limits.ts'
import { literalTerm } from './literal-term.ts'
import type { SurveyedTerm } from './survey.ts'
import { withoutDuplicates } from './tidy.ts'

/** The addresses that an include passes, as terms; null where they depend on more than the address. */
const addressesOf = ({ kind, qualifier, state, rule: { match } }: SurveyedTerm): readonly string[] | null => {
  if (kind !== 'include' || qualifier !== '+' || state !== 'usable' || match.kind !== 'record') return null
  return isEnumerable(match.rules) ? aggregatedTerms(passed(match.rules)) : null
}

/** A record with addresses in the place of includes. */
export interface Flat {
  readonly draft: Draft
  readonly changes: readonly PlanChange[]
  readonly lookups: number
}

/** Replaces as few includes as bring the record within the limit, the shortest first; null where that is not enough. */
export const flattened = (draft: Draft, spent: Spent): Flat | null => {
  const choices = draft.terms
    .map((term) => ({ term, texts: addressesOf(term) }))
    .flatMap(({ term, texts }) => (texts === null ? [] : [{ term, texts, octets: texts.join(' ').length }]))
    .toSorted((a, b) => a.octets / a.term.lookups - b.octets / b.term.lookups)
  const changes: PlanChange[] = []
  let terms = draft.terms
  for (const { term, texts } of choices) {
    if (lookupsOf(terms) + spent.lookups <= MAX_LOOKUPS) break
    const literals = texts.map(literalTerm)
    terms = terms.flatMap((each) => (each === term ? literals : [each]))
    changes.push({ code: 'flatten', params: { term: term.text, count: texts.length } })
  }
  const lookups = lookupsOf(terms) + spent.lookups
  return lookups <= MAX_LOOKUPS && changes.length > 0
    ? { draft: withoutDuplicates({ ...draft, terms }, []), changes, lookups }
    : null
}
