import type { Fact } from '../evidence.ts'

/** The four states of a DNS list: refused and silence are never "listed", nor "not listed". */
export type ListState = 'listed' | 'not-listed' | 'refused' | 'no-answer'

/** What one list says of one address or domain. */
export interface ListAnswer {
  readonly listId: string
  readonly zone: string
  readonly subject: string
  readonly state: ListState
  /** The addresses it answered with. */
  readonly codes: readonly string[]
  /** How much a listing matters in practice, from packages/knowledge. */
  readonly weight: string
  /** True for lists of good senders: being listed there is good news. */
  readonly isAllowList: boolean
  readonly delistUrl: string | null
}

export interface ListFacts {
  /** By sending address; empty when it is unknown. */
  ipLists: Fact<readonly ListAnswer[]>
  /** By domain: From, Return-Path and `d=`. */
  domainLists: Fact<readonly ListAnswer[]>
}
