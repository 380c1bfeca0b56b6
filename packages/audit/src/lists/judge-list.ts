import type { ListMeaning, ListToAsk } from '@bienrecu/knowledge/blocklists'
import type { Fact, UnknownReason } from '../evidence.ts'
import type { Answer } from '../resolver.ts'
import type { ListAnswer } from './facts.ts'

/** What a list answered to one question and to its trials, in the order of `Subject`. */
export interface ListReplies {
  readonly own: Fact<Answer>
  readonly present: readonly Fact<Answer>[]
  readonly absent: readonly Fact<Answer>[]
}

/** Says what addresses mean: `meaningOf` of packages/knowledge, which is loaded on demand. */
export type MeaningOf = (list: ListToAsk, answers: readonly string[]) => ListMeaning

type Judgement = Pick<ListAnswer, 'state' | 'reason' | 'kind' | 'codes'>

/** Not known, for this reason. */
const said = (reason: UnknownReason, codes: readonly string[]): Judgement => ({
  state: reason === 'refused' ? 'refused' : 'no-answer',
  reason,
  kind: null,
  codes,
})

type Reply =
  | { readonly state: 'listed' | 'not-listed'; readonly meaning: ListMeaning }
  | { readonly state: 'unknown'; readonly reason: UnknownReason }

const replyOf = (fact: Fact<Answer>, list: ListToAsk, meaningOf: MeaningOf): Reply => {
  if (!fact.known) return { state: 'unknown', reason: fact.reason }
  const meaning = meaningOf(list, fact.value.records)
  return meaning.state === 'refused' ? { state: 'unknown', reason: 'refused' } : { state: meaning.state, meaning }
}

/** Why trials count for nothing: a refusal first, then what went wrong on the way, then that they came out wrong. */
const whyNot = (trials: readonly Reply[]): UnknownReason => {
  const reasons = trials.flatMap((trial) => (trial.state === 'unknown' ? [trial.reason] : []))
  return reasons.find((reason) => reason === 'refused') ?? reasons[0] ?? 'bad-answer'
}

/**
 * The state of a list about one subject. Its word counts only when its trials come out right (RFC 5782 §5): a list that knows
 * nothing any more, or lists the whole world, has not answered.
 */
export const judgeList = (list: ListToAsk, replies: ListReplies, meaningOf: MeaningOf): Judgement => {
  const read = (fact: Fact<Answer>) => replyOf(fact, list, meaningOf)
  const own = read(replies.own)
  const codes = replies.own.known ? replies.own.value.records : []
  const present = replies.present.map(read)
  const absent = replies.absent.map(read)
  if (own.state === 'unknown') return said(own.reason, codes)
  if (!present.some(({ state }) => state === 'listed')) return said(whyNot(present), codes)
  if (absent.some(({ state }) => state !== 'not-listed')) return said(whyNot(absent), codes)
  const { kind } = own.meaning
  return { state: own.state, reason: null, kind: kind === 'error' ? null : kind, codes }
}
