/*
 * What a response says about a question: RFC 1034 §4.3, RFC 2308 (negative answers), RFC 6604 (the RCODE speaks of the last
 * name of a chain), RFC 6891 §7. Not here: DNAME (servers add the CNAME it stands for), validation by DNSSEC.
 */
import type { UnknownReason } from '../evidence.ts'
import type { Answer, RecordType } from '../resolver.ts'
import type { AuthorityRecord, Message, ResourceRecord } from './decode-message.ts'
import { RECORD_CODES } from './record-code.ts'

/** An answer; an alias whose target is to be asked for; or no answer. */
export type Reading =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'alias'; readonly target: string; readonly ttl: number }
  | { readonly kind: 'failure'; readonly reason: UnknownReason }

const NO_ERROR = 0
const FORMAT_ERROR = 1
const SERVER_FAILURE = 2
const NAME_ERROR = 3
const NOT_IMPLEMENTED = 4
const REFUSED = 5
const NOT_AUTHORITATIVE = 9
const BAD_VERSION = 16

/** More aliases than this in a row are taken for a circle. */
export const MAX_ALIASES = 8

/** True for the answer of a server that may be asked again without EDNS (RFC 6891 §7). */
export const isEdnsTrouble = ({ rcode }: Message): boolean =>
  rcode === FORMAT_ERROR || rcode === NOT_IMPLEMENTED || rcode === BAD_VERSION

/** Follows the aliases inside the answer. `met` gains every name on the way. */
const followAliases = (answers: readonly ResourceRecord[], name: string, met: Set<string>) => {
  let owner = name
  let ttl = Infinity
  for (;;) {
    const alias = answers.find((record) => record.name === owner && record.code === RECORD_CODES.CNAME)
    if (!alias) return { owner, ttl }
    ttl = Math.min(ttl, alias.ttl)
    owner = alias.text === '.' ? '' : alias.text
    if (met.has(owner) || met.size > MAX_ALIASES) return null
    met.add(owner)
  }
}

/** Why a response is no answer, or null when it is one. BIND says SERVFAIL of aliases in a circle, and shows the circle. */
export const failureOf = ({ rcode, question, answers }: Message): UnknownReason | null => {
  if (rcode === NO_ERROR || rcode === NAME_ERROR) return null
  if (rcode === SERVER_FAILURE) {
    const isCircle = question && !followAliases(answers, question.name, new Set([question.name]))
    return isCircle ? 'cname-loop' : 'servfail'
  }
  return rcode === REFUSED || rcode === NOT_IMPLEMENTED || rcode === NOT_AUTHORITATIVE ? 'refused' : 'bad-answer'
}

/** True when the response repeats the question; names are compared without case. Some servers leave it out of a refusal. */
export const isAnswerTo = (message: Message, name: string, type: RecordType): boolean =>
  message.question === null
    ? failureOf(message) !== null
    : message.question.name === name && message.question.code === RECORD_CODES[type]

const lowest = (records: readonly ResourceRecord[], ttl: number): number =>
  records.reduce((least, record) => Math.min(least, record.ttl), ttl)

/** RFC 2308 §5: the lower of the TTL of the SOA record and its MINIMUM field. */
const negativeTtl = ({ ttl, minimum }: AuthorityRecord, others: number): number =>
  Math.min(others, ttl, minimum ?? Infinity)

const isReferral = ({ isAuthoritative, authorities }: Message): boolean =>
  !isAuthoritative && authorities.some(({ code }) => code === RECORD_CODES.NS)

/**
 * Reads a response to the question for `type` at `name`. `met` holds the names of the chain so far, `name` among them, and
 * gains those that the response adds: an alias back to one of them is a circle.
 */
export const readResponse = (message: Message, name: string, type: RecordType, met: Set<string>): Reading => {
  const reason = failureOf(message)
  if (reason) return { kind: 'failure', reason }
  const end = type === 'CNAME' ? { owner: name, ttl: Infinity } : followAliases(message.answers, name, met)
  if (!end) return { kind: 'failure', reason: 'cname-loop' }
  const found = message.answers.filter(({ name: owner, code }) => owner === end.owner && code === RECORD_CODES[type])
  if (found.length > 0) {
    const records = found.map(({ text }) => text)
    return { kind: 'answer', answer: { status: 'found', records, ttl: lowest(found, end.ttl) } }
  }
  const soa = message.authorities.find(({ code }) => code === RECORD_CODES.SOA)
  const isAbsent = message.rcode === NAME_ERROR
  if (!soa && !isAbsent && end.owner !== name) return { kind: 'alias', target: end.owner, ttl: end.ttl }
  if (!soa && !isAbsent && isReferral(message)) return { kind: 'failure', reason: 'bad-answer' }
  const ttl = soa ? negativeTtl(soa, end.ttl) : null
  return { kind: 'answer', answer: { status: isAbsent ? 'nxdomain' : 'nodata', records: [], ttl } }
}
