/* Everything the DNS says about one message: the audit of the author's domain, or what can be known without one. */
import type { AuditInput } from '@bienrecu/audit/audit-input'
import { collectEvidence } from '@bienrecu/audit/collect'
import { collectLists } from '@bienrecu/audit/collect/lists'
import { collectMx } from '@bienrecu/audit/collect/mx'
import { collectSpf } from '@bienrecu/audit/collect/spf'
import { type Evidence, known, notKnown } from '@bienrecu/audit/evidence'
import type { MessageFacts } from '@bienrecu/audit/message'
import type { Resolver } from '@bienrecu/audit/resolver'

export interface ToCollect {
  readonly resolver: Resolver
  readonly message: MessageFacts
  /** Ids of the blocklists to ask; null for all that may be asked. */
  readonly lists: readonly string[] | null
}

/** Authoritative servers and web servers are not asked for a message: a domain audit does that, at its leisure. */
const inputOf = (domain: string, { resolver, message, lists }: ToCollect): AuditInput => ({
  domain,
  resolver,
  message,
  lists,
  selectors: [],
  askServer: null,
  fetchPolicy: null,
})

const NOBODY: Resolver = { query: () => Promise.resolve(notKnown('not-asked')) }

/** A name to hang questions on that need one: that of MAIL FROM, or of HELO. */
const envelopeDomain = ({ mailFrom, helo }: MessageFacts): string =>
  (mailFrom ? mailFrom.slice(mailFrom.lastIndexOf('@') + 1) : helo) ?? ''

/** Who sent it, from where, and whether that is listed; nothing is asked about an author. */
const collectEnvelope = async (wanted: ToCollect): Promise<Evidence> => {
  const input = inputOf(envelopeDomain(wanted.message), wanted)
  const [nothing, { spfCheck, heloCheck }, { reverse, helo }, lists] = await Promise.all([
    collectEvidence({ ...input, resolver: NOBODY, message: null, lists: [] }),
    collectSpf(input),
    collectMx(input),
    collectLists(input),
  ])
  return { ...nothing, message: known(wanted.message), spfCheck, heloCheck, reverse, helo, ...lists }
}

/** Asks everything at once. Never rejects for anything the DNS does: what could not be found out is not known. */
export const collectMessage = (wanted: ToCollect): Promise<Evidence> => {
  const { fromDomain } = wanted.message
  return fromDomain === null ? collectEnvelope(wanted) : collectEvidence(inputOf(fromDomain, wanted))
}
