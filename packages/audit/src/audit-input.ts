import type { Fact } from './evidence.ts'
import type { MessageFacts } from './message.ts'
import type { PolicyFile } from './policies/facts.ts'
import type { Resolver } from './resolver.ts'

/** Asks one name server directly, by its address; only where the platform can (not in a browser). */
export type AskServer = (address: string) => Resolver

/** Fetches the MTA-STS policy of a domain; only where the platform can. */
export type FetchPolicy = (domain: string) => Promise<Fact<PolicyFile>>

/** What an audit is made from. */
export interface AuditInput {
  /** In A-labels. */
  readonly domain: string
  readonly resolver: Resolver
  /** What a message showed; null when there is none. */
  readonly message: MessageFacts | null
  /** DKIM selectors that the user names. */
  readonly selectors: readonly string[]
  /** Ids of the DNS lists to ask; null for all that may be asked. */
  readonly lists: readonly string[] | null
  readonly askServer: AskServer | null
  readonly fetchPolicy: FetchPolicy | null
}
