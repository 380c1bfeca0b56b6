import type { DelegationFacts } from './delegation/facts.ts'
import type { DkimFacts } from './dkim/facts.ts'
import type { DmarcFacts } from './dmarc/facts.ts'
import type { FormFacts } from './forms/facts.ts'
import type { ListFacts } from './lists/facts.ts'
import type { MessageFacts } from './message.ts'
import type { MxFacts } from './mx/facts.ts'
import type { PolicyFacts } from './policies/facts.ts'
import type { SpfFacts } from './spf/facts.ts'

/**
 * Why something is not known. `servfail`, `refused`: the server said so. `bad-answer`: what came back is not an answer to
 * the question. `cname-loop`: the aliases lead in a circle. `unreachable`: no network. `not-asked`: nobody here can ask it.
 */
export type UnknownReason =
  | 'timeout'
  | 'servfail'
  | 'refused'
  | 'bad-answer'
  | 'cname-loop'
  | 'unreachable'
  | 'not-asked'

/** "No such record" is known; "the server did not answer" is not. */
export type Fact<T> = { known: true; value: T } | { known: false; reason: UnknownReason }

/** What is known. */
export const known = <T>(value: T): Fact<T> => ({ known: true, value })

/** What is not. */
export const notKnown = (reason: UnknownReason): Fact<never> => ({ known: false, reason })

/** Applies `change` to a value that is known; passes on the reason otherwise. */
export const mapFact = <T, R>(fact: Fact<T>, change: (value: T) => R): Fact<R> =>
  fact.known ? known(change(fact.value)) : fact

/** Something wrong in a record: a code, and where, in characters from its beginning. */
export interface Problem<Code extends string = string> {
  readonly code: Code
  readonly offset: number
}

/** What a parser gives: what could be understood, and everything that is wrong. Parsers never throw. */
export interface Parsed<T, Code extends string = string> {
  readonly value: T
  readonly problems: readonly Problem<Code>[]
}

/** The domain as it was asked for, in A-labels and lower case. */
export interface DomainFacts {
  domain: Fact<{ name: string; exists: boolean }>
  /** What a probe or a stored report showed; null when no message was given. */
  message: Fact<MessageFacts | null>
}

/** Everything that can be known about a sending domain: plain JSON, collected once, judged by the checks. */
export interface Evidence
  extends DomainFacts, SpfFacts, DkimFacts, DmarcFacts, MxFacts, DelegationFacts, FormFacts, PolicyFacts, ListFacts {}
