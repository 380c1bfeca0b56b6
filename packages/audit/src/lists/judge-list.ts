import type { ListMeaning, ListToAsk } from '@bienrecu/knowledge/blocklists'
import type { Fact } from '../evidence.ts'
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

type Judgement = Pick<ListAnswer, 'state' | 'kind' | 'codes'>

const said = (state: 'refused' | 'no-answer', codes: readonly string[] = []): Judgement => ({
  state,
  kind: null,
  codes,
})

type Reply = { readonly state: ListMeaning['state'] | 'no-answer'; readonly meaning: ListMeaning | null }

const replyOf = (fact: Fact<Answer>, list: ListToAsk, meaningOf: MeaningOf): Reply => {
  if (!fact.known) return { state: fact.reason === 'refused' ? 'refused' : 'no-answer', meaning: null }
  const meaning = meaningOf(list, fact.value.records)
  return { state: meaning.state, meaning }
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
  const isRefused = ({ state }: Reply) => state === 'refused'
  const isListed = ({ state }: Reply) => state === 'listed'
  if (isRefused(own)) return said('refused', codes)
  if (!present.some(isListed)) return said(present.some(isRefused) ? 'refused' : 'no-answer', codes)
  if (absent.some(isRefused)) return said('refused', codes)
  if (own.state === 'no-answer' || absent.some(({ state }) => state !== 'not-listed')) return said('no-answer', codes)
  const kind = own.meaning?.kind ?? null
  return { state: own.state, kind: kind === 'error' ? null : kind, codes }
}
