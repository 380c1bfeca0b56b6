/*
 * check_host(): RFC 7208 complete, with the names and local parts of RFC 8616. What is already knowable is asked at once; what comes
 * back is judged in order, under the limits of §4.6.4. Knowingly not done: macro `r` is `unknown` unless the caller names
 * the receiving host, and a macro `p` counts with the term that holds it, not as a term of its own.
 */
import type { UnknownReason } from '../evidence.ts'
import type { Resolver } from '../resolver.ts'
import { toALabels } from './a-label.ts'
import { checkDomain } from './check-domain.ts'
import { isDomain, withoutFinalDot } from './domain-name.ts'
import { explain } from './explanation.ts'
import { parseIp } from './ip-address.ts'
import { bareJudgement, type Judgement } from './judgement.ts'
import type { SpfResult } from './result.ts'
import type { Sender, Session } from './session.ts'
import type { SpfNode } from './tree.ts'

export interface SpfCheck {
  readonly result: SpfResult
  /** What the domain says to those it refuses; null unless the result is fail and it says something (§6.2). */
  readonly explanation: string | null
  /** Terms that asked the DNS, as far as the check went; 11 when the limit of 10 ended it. */
  readonly lookups: number
  /** Terms for which the DNS had nothing to say; 3 when the limit of 2 ended the check. */
  readonly voids: number
  /** The directive that decided, as it is written, in the record that `redirect` leads to; null when none matched. */
  readonly matched: string | null
  /** What was judged, in order; the domain of the identity is at its top. */
  readonly tree: SpfNode
  /** Why the DNS could not tell; null unless the result is temperror. */
  readonly reason: UnknownReason | null
}

export interface CheckHostInput {
  /** The address that sends, IPv4 or IPv6. */
  readonly ip: string
  /**
   * The address of MAIL FROM, with or without angle brackets; empty, null or left out for the null reverse-path: then
   * postmaster at the HELO name is judged (§2.4).
   */
  readonly mailFrom?: string | null | undefined
  /** Empty, null or left out where it is not known. */
  readonly helo?: string | null | undefined
  readonly resolver: Resolver
  /** The name of the host that receives: macro `r`. */
  readonly receiver?: string
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** A path as SMTP writes it is an address in angle brackets (RFC 5321 §4.1.2). */
const addressIn = (path: string): string => {
  const text = path.trim()
  return text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text
}

/** The sender of a mail; `postmaster` stands in for a local part that is missing (§4.3). */
const senderOf = (path: string, helo: string): Sender => {
  const mailFrom = addressIn(path)
  const at = mailFrom.lastIndexOf('@')
  const domain = mailFrom === '' ? helo : toALabels(withoutFinalDot(mailFrom.slice(at + 1)))
  const localPart = at > 0 ? mailFrom.slice(0, at) : 'postmaster'
  return { address: `${localPart}@${domain}`, localPart, domain }
}

const checkOf = async (session: Session, judgement: Judgement): Promise<SpfCheck> => ({
  result: judgement.result,
  explanation: judgement.explanation ? await explain(session, judgement) : null,
  lookups: session.lookups,
  voids: session.voids,
  matched: judgement.matched,
  tree: judgement.node,
  reason: judgement.result === 'temperror' ? session.reason : null,
})

/**
 * Whether the address may send mail for the sender (RFC 7208 §4). Never rejects for anything the DNS says; an `ip` that is
 * no address gives `none`, since nothing can be compared with it.
 */
export const checkHost = async (input: CheckHostInput): Promise<SpfCheck> => {
  const { resolver, receiver = 'unknown', now = Date.now } = input
  const helo = toALabels(withoutFinalDot(input.helo?.trim() ?? ''))
  const sender = senderOf(input.mailFrom ?? '', helo)
  const ip = parseIp(input.ip)
  const session: Session = {
    resolver,
    ip: ip ?? { family: 4, bits: 0 },
    sender,
    helo,
    receiver,
    now,
    startedAt: now(),
    questions: {},
    foreseen: new Set(),
    questionsAhead: 0,
    lookups: 0,
    voids: 0,
    reason: null,
    validated: null,
  }
  const isJudged = ip !== null && isDomain(sender.domain)
  const judgement = isJudged
    ? await checkDomain(session, sender.domain)
    : bareJudgement(sender.domain, 'none', 'not-a-name')
  return checkOf(session, judgement)
}
