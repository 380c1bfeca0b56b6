import { collectDelegation } from './collect/delegation.ts'
import { collectDkim } from './collect/dkim.ts'
import { collectDmarc } from './collect/dmarc.ts'
import { collectDomain } from './collect/domain.ts'
import { collectForms } from './collect/forms.ts'
import { collectLists } from './collect/lists.ts'
import { collectMx } from './collect/mx.ts'
import { collectPolicies } from './collect/policies.ts'
import { collectSpf } from './collect/spf.ts'
import { type Evidence, type Fact, notKnown } from './evidence.ts'
import type { MessageFacts } from './message.ts'
import type { PolicyFile } from './policies/facts.ts'
import { type Resolver, withCache } from './resolver.ts'

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

/** The ports, each question sent once and none of them able to end the audit: what breaks its word has not answered. */
const safely = ({ resolver, askServer, fetchPolicy, ...rest }: AuditInput): AuditInput => ({
  ...rest,
  resolver: withCache(resolver),
  askServer: askServer && ((address) => withCache(askServer(address))),
  fetchPolicy:
    fetchPolicy &&
    (async (domain) => {
      try {
        return await fetchPolicy(domain)
      } catch {
        return notKnown('bad-answer') // a fault of the platform; the other checks are not affected
      }
    }),
})

/**
 * Asks everything at once and builds the evidence. Each collector asks what it needs, whoever else asks it too: the cache
 * sends each question once, and the longest chain of dependent questions decides about the time.
 */
export const collectEvidence = async (input: AuditInput): Promise<Evidence> => {
  const cached = safely(input)
  const parts = await Promise.all([
    collectDomain(cached),
    collectSpf(cached),
    collectDkim(cached),
    collectDmarc(cached),
    collectMx(cached),
    collectDelegation(cached),
    collectForms(cached),
    collectPolicies(cached),
    collectLists(cached),
  ])
  const [domain, spf, dkim, dmarc, mx, delegation, forms, policies, lists] = parts
  return { ...domain, ...spf, ...dkim, ...dmarc, ...mx, ...delegation, ...forms, ...policies, ...lists }
}
