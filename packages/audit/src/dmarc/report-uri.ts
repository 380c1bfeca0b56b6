/*
 * The addresses of "rua" and "ruf": dmarc-urilist of RFC 9989 §4.8, URI of RFC 3986, mailto of RFC 6068 with one address.
 * Knowingly not done: header fields of a mailto (they are passed over), addresses that need SMTPUTF8.
 */
import type { Problem } from '../evidence.ts'

export type ReportUriProblem =
  | 'bad-uri'
  /** A URI, of a scheme that no receiver is bound to support (§4.7). */
  | 'not-mailto'
  /** `!10m`: "reporters should ignore" it (§4.8). */
  | 'obsolete-size'

/** One address for reports, as published. */
export interface ReportUri {
  /** As written, without the obsolete size. */
  readonly uri: string
  /** Null when the text is no URI. */
  readonly scheme: string | null
  /** Of a mailto that can be used; null otherwise. */
  readonly address: string | null
  /** The domain of the address, in lower case. */
  readonly domain: string | null
  /** The obsolete size limit, with its "!". */
  readonly size: string | null
  readonly offset: number
}

const URI = /^([a-z][a-z0-9+.-]*):[\w.~:/?#[\]@$&'()*+;=%-]+$/i
const BAD_ESCAPE = /%(?![0-9a-f]{2})/i
const SIZE = /!\d+[kmgt]?$/i
const DOMAIN = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+$/
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const MAX_URI = 2048

const unescaped = (text: string): string =>
  text.replaceAll(/%([0-9a-f]{2})/gi, (_, octet: string) => String.fromCodePoint(Number.parseInt(octet, 16)))

const mailboxOf = (uri: string): { address: string; domain: string } | null => {
  const path = uri.slice('mailto:'.length).split('?', 1)[0] ?? ''
  const address = path.includes('/') ? '' : unescaped(path) // a slash must be escaped (RFC 6068 §2)
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  const isMailbox = at > 0 && at <= 64 && LOCAL_PART.test(address.slice(0, at)) && domain.length <= 253
  return isMailbox && DOMAIN.test(domain) ? { address: `${address.slice(0, at)}@${domain}`, domain } : null
}

/** One address, and what is wrong with it. */
const judged = (text: string, offset: number): { uri: ReportUri; problems: Problem<ReportUriProblem>[] } => {
  const at = text.length > MAX_URI ? -1 : text.search(SIZE)
  const size = at < 0 ? null : text.slice(at)
  const uri = (at < 0 ? text : text.slice(0, at)).trim()
  const problems: Problem<ReportUriProblem>[] = []
  if (size !== null) problems.push({ code: 'obsolete-size', offset: offset + at })
  const isUri = uri.length <= MAX_URI && !BAD_ESCAPE.test(uri)
  const scheme = (isUri && URI.exec(uri)?.[1]?.toLowerCase()) || null
  const mailbox = scheme === 'mailto' ? mailboxOf(uri) : null
  if (scheme === null || (scheme === 'mailto' && !mailbox)) problems.push({ code: 'bad-uri', offset })
  else if (scheme !== 'mailto') problems.push({ code: 'not-mailto', offset })
  const { address = null, domain = null } = mailbox ?? {}
  return { uri: { uri, scheme, address, domain, size, offset }, problems }
}

/**
 * Reads the value of "rua" or "ruf", which begins at `offset` of its record. Gives every address in order, the unusable ones
 * with a null `address`. Never throws.
 */
export const parseReportUris = (
  value: string,
  offset: number,
): { uris: ReportUri[]; problems: Problem<ReportUriProblem>[] } => {
  const uris: ReportUri[] = []
  const problems: Problem<ReportUriProblem>[] = []
  let from = offset
  for (const piece of value.split(',')) {
    const lead = piece.length - piece.trimStart().length
    const { uri, problems: own } = judged(piece.trim(), from + lead)
    uris.push(uri)
    problems.push(...own)
    from += piece.length + 1
  }
  return { uris, problems }
}

/** "Syntactically valid reporting URI" (§4.10.1), whatever its scheme. */
export const isReportingUri = ({ scheme, address }: ReportUri): boolean =>
  scheme !== null && (scheme !== 'mailto' || address !== null)
