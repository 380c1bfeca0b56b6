import type { Fact, UnknownReason } from '../evidence.ts'

/** The four states of a DNS list: refused and silence are never "listed", nor "not listed". */
export type ListState = 'listed' | 'not-listed' | 'refused' | 'no-answer'

/** `policy`: not meant to send mail, without reproach. `info`: nothing to be held against anyone. `good`: a good sender. */
export type ListingKind = 'listed' | 'policy' | 'info' | 'good'

/** How much a listing matters in practice; `ignore`: not at all. */
export type ListWeight = 'critical' | 'high' | 'medium' | 'low' | 'info' | 'ignore'

/** What one list says of one address or domain. */
export interface ListAnswer {
  /** An id of packages/knowledge, or the zone of a list that is not catalogued. */
  readonly listId: string
  readonly zone: string
  readonly subject: string
  readonly state: ListState
  /** Why it is not known; `bad-answer` for a list whose trials went wrong. Null when it is known. */
  readonly reason: UnknownReason | null
  /** Null when not listed, or not known. */
  readonly kind: ListingKind | null
  /** The addresses it answered with. */
  readonly codes: readonly string[]
  readonly weight: ListWeight
  /** True for lists of good senders: being listed there is good news. */
  readonly isAllowList: boolean
  /** False where the facts about the list were not checked against a source. */
  readonly isCertain: boolean
  readonly delistUrl: string | null
}

export interface ListFacts {
  /** By sending address; empty when it is unknown or private, or no list was to be asked. */
  ipLists: Fact<readonly ListAnswer[]>
  /** By domain: From, Return-Path and `d=`, and the names above each. */
  domainLists: Fact<readonly ListAnswer[]>
}
