/* Mechanisms that look addresses up: RFC 7208 §5.3 to §5.7. `include` is in check-domain.ts. */
import type { Answer } from '../resolver.ts'
import type { Fact, UnknownReason } from '../evidence.ts'
import { askableName, isAtOrBelow } from './domain-name.ts'
import { type IpAddress, isWithin4, isWithin6, parseIp4, parseIp6 } from './ip-address.ts'
import { andThen, type Later } from './later.ts'
import type { HostMechanism, LiteralMechanism } from './record.ts'
import { ask, type Session } from './session.ts'
import { validatedNames } from './validated-names.ts'

/** Whether a mechanism matches, or the error that ends the whole check. */
export interface Match {
  readonly match: boolean | 'temperror' | 'permerror'
  readonly isVoid: boolean
}

export const MATCH: Match = { match: true, isVoid: false }
export const NO_MATCH: Match = { match: false, isVoid: false }
const VOID: Match = { match: false, isVoid: true }
const TOO_MANY: Match = { match: 'permerror', isVoid: false }
const TEMPERROR: Match = { match: 'temperror', isVoid: false }

/** The DNS did not tell: the check ends (§5). */
export const temperror = (session: Session, reason: UnknownReason): Match => {
  session.reason = reason
  return TEMPERROR
}

/** `all`, `ip4` and `ip6` need no DNS. */
export const matchesLiteral = (term: LiteralMechanism, ip: IpAddress): boolean => {
  if (term.kind === 'all') return true
  if (term.kind === 'ip4') return ip.family === 4 && isWithin4(ip.bits, term.network, term.prefix)
  return ip.family === 6 && isWithin6(ip.groups, term.network, term.prefix)
}

const holdsAddress = (records: readonly string[], ip: IpAddress, prefix4: number, prefix6: number): boolean => {
  for (const record of records) {
    if (ip.family === 4) {
      const bits = parseIp4(record)
      if (bits !== null && isWithin4(ip.bits, bits, prefix4)) return true
    } else {
      const groups = parseIp6(record)
      if (groups && isWithin6(ip.groups, groups, prefix6)) return true
    }
  }
  return false
}

const matchAddresses = (session: Session, fact: Fact<Answer>, { prefix4, prefix6 }: HostMechanism): Match => {
  if (!fact.known) return temperror(session, fact.reason)
  const { records } = fact.value
  if (records.length === 0) return VOID
  return holdsAddress(records, session.ip, prefix4, prefix6) ? MATCH : NO_MATCH
}

/** The type of the address records that the sender is compared with (§5). */
export const addressType = (ip: IpAddress): 'A' | 'AAAA' => (ip.family === 4 ? 'A' : 'AAAA')

/** `a`: an address of the name (§5.3). */
export const matchA = (session: Session, name: string, term: HostMechanism): Later<Match> =>
  andThen(ask(session, name, addressType(session.ip)), (fact) => matchAddresses(session, fact, term))

const MAX_HOSTS = 10

/** The name of an MX record in presentation form; null for the null MX (RFC 7505) and what cannot be asked. */
export const mailHost = (record: string): string | null => {
  const text = record.trim()
  return askableName(text.slice(text.search(/\s\S*$/) + 1))
}

/** Compares the hosts in their order; the first that matches, or fails to be told, decides. */
const matchHosts = (
  session: Session,
  answers: readonly Later<Fact<Answer>>[],
  term: HostMechanism,
  at: number,
  wasVoid: boolean,
): Later<Match> => {
  const answer = answers[at]
  if (!answer) return wasVoid ? VOID : NO_MATCH
  return andThen(answer, (fact) => {
    const { match, isVoid } = matchAddresses(session, fact, term)
    if (match !== false) return { match, isVoid: wasVoid }
    return matchHosts(session, answers, term, at + 1, wasVoid || isVoid)
  })
}

/** `mx`: an address of a mail host (§5.4). Without MX record nothing matches: the name itself does not stand in. */
export const matchMx = (session: Session, name: string, term: HostMechanism): Later<Match> =>
  andThen(ask(session, name, 'MX'), (fact) => {
    if (!fact.known) return temperror(session, fact.reason)
    const { records } = fact.value
    if (records.length === 0) return VOID
    if (records.length > MAX_HOSTS) return TOO_MANY
    const type = addressType(session.ip)
    const hosts = records.map(mailHost).filter((host) => host !== null)
    const answers = hosts.map((host) => ask(session, host, type))
    return matchHosts(session, answers, term, 0, false)
  })

/** `exists`: any IPv4 address, whatever the family of the sender (§5.7). */
export const matchExists = (session: Session, name: string): Later<Match> =>
  andThen(ask(session, name, 'A'), (fact) => {
    if (!fact.known) return temperror(session, fact.reason)
    return fact.value.records.length === 0 ? VOID : MATCH
  })

/** `ptr`: a validated name of the sender at or below the name (§5.5). */
export const matchPtr = (session: Session, name: string): Later<Match> =>
  andThen(validatedNames(session), ({ names, isVoid }) => ({
    match: names.some((each) => isAtOrBelow(each, name)),
    isVoid,
  }))
