/* A record that fits into one UDP answer (RFC 7208 §3.4), as far as writing the same networks more briefly can do it. */
import type { PlanChange } from '../step.ts'
import { unionOf } from './address-set.ts'
import { aggregatedTerms } from './aggregate.ts'
import type { Draft } from './fold-records.ts'
import { literalTerm } from './literal-term.ts'
import type { SurveyedTerm } from './survey.ts'

const isNetwork = ({ kind, qualifier }: SurveyedTerm): boolean =>
  (kind === 'ip4' || kind === 'ip6') && qualifier === '+'

/** Neighbouring networks as one, where every term passes: then the order of terms means nothing. */
export const withNetworksMerged = (draft: Draft, changes: PlanChange[]): Draft => {
  const networks = draft.terms.filter(isNetwork)
  const first = networks[0]
  if (!first || draft.terms.some(({ qualifier }) => qualifier !== '+')) return draft
  const sets = networks.flatMap(({ rule: { match } }) => (match.kind === 'addresses' ? [match.set] : []))
  const texts = aggregatedTerms(unionOf(sets))
  const length = (parts: readonly string[]) => parts.join(' ').length
  if (length(texts) >= length(networks.map(({ text }) => text))) return draft
  changes.push({ code: 'merge-networks', params: { before: networks.length, after: texts.length } })
  const merged = texts.map(literalTerm)
  const terms = draft.terms.flatMap((term) => (term === first ? merged : isNetwork(term) ? [] : [term]))
  return { ...draft, terms }
}
