/*
 * Received fields: RFC 5321 §4.4, as servers really write them. Knowingly patient: clauses in any order, with any comment;
 * what stands in no clause is passed over.
 */
import type { Hop } from '@bienrecu/audit/content/evidence'
import { cut } from '../cut.ts'
import { LIMITS } from '../limits.ts'
import { readDate } from './read-date.ts'

interface Clause {
  value: string
  comment: string
}

type ClauseName = 'from' | 'by' | 'with' | 'id' | 'via' | 'for'
const NAMES: ReadonlySet<string> = new Set(['from', 'by', 'with', 'id', 'via', 'for'])
const isClauseName = (word: string): word is ClauseName => NAMES.has(word)

/** Words and comments at the outer level, in order. */
const tokens = (text: string): { text: string; isComment: boolean }[] => {
  const found: { text: string; isComment: boolean }[] = []
  let [depth, from] = [0, 0]
  const end = (at: number, isComment: boolean): void => {
    if (at > from) found.push({ text: text.slice(from, at), isComment })
    from = at + 1
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '(') {
      if (depth === 0) end(at, false)
      depth += 1
    } else if (sign === ')' && depth > 0) {
      depth -= 1
      if (depth === 0) end(at, true)
    } else if (depth === 0 && (sign === ' ' || sign === '\t')) end(at, false)
  }
  end(text.length, depth > 0)
  return found
}

/** The clauses by name; the first of one name counts, and comments belong to the clause before them. */
const readClauses = (text: string): { clauses: Map<ClauseName, Clause>; comments: string } => {
  const clauses = new Map<ClauseName, Clause>()
  const comments: string[] = []
  let current: Clause | null = null
  for (const token of tokens(text)) {
    const word = token.text.toLowerCase()
    if (token.isComment) {
      comments.push(token.text)
      if (current) current.comment += `${current.comment === '' ? '' : ' '}${token.text}`
    } else if (isClauseName(word)) {
      current = { value: '', comment: '' }
      if (!clauses.has(word)) clauses.set(word, current)
    } else if (current && current.comment === '') {
      current.value += `${current.value === '' ? '' : ' '}${token.text}`
    }
  }
  return { clauses, comments: comments.join(' ') }
}

const IP = /\[?(?:IPv6:)?((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4}:[0-9a-f:.]{2,45})\]?/i
const TLS = /(TLS(?:\s?v?[\d._]{1,4})?|SSLv?[\d.]{1,3})[^()]{0,200}/i

/** The name in a comment such as `mail.example.org [192.0.2.1]`: what the server itself found for the address. */
const reverseOf = (comment: string): string | null => {
  const word = /^(?:\S{1,64}@)?([a-z0-9][a-z0-9._-]{0,252})\.?(?=[\s[(]|$)/i.exec(comment.trim())?.[1]
  if (word === undefined || !/[a-z]/i.test(word) || !word.includes('.')) return null
  return word.toLowerCase() === 'unknown' ? null : word.replace(/\.$/, '')
}

/** RFC 3848 and RFC 6531: the S tells of TLS; SMTP, ESMTP and LMTP without it tell that there was none. */
const isEncrypted = (protocol: string, tls: string | null): boolean | null => {
  if (tls !== null || /^(?:UTF8)?(?:E?SMTP|LMTP)SA?$|^HTTPS$/i.test(protocol)) return true
  return /^(?:UTF8)?(?:E?SMTP|LMTP)A?$/i.test(protocol) ? false : null
}

const orNull = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value)

/** The time of a hop stands after the last semicolon. */
const timeOf = (body: string): number | null => {
  const semicolon = body.lastIndexOf(';')
  return semicolon < 0 ? null : readDate(body.slice(semicolon + 1))
}

const readHop = (body: string, time: number | null, delaySeconds: number | null): Hop => {
  const raw = cut(body, LIMITS.hopLength)
  const semicolon = raw.lastIndexOf(';')
  const { clauses, comments } = readClauses(semicolon < 0 ? raw : raw.slice(0, semicolon))
  const from = clauses.get('from')
  const protocol = clauses.get('with')?.value ?? ''
  const tls = TLS.exec(comments)?.[0].trim() ?? null
  return {
    from: orNull(from?.value),
    fromIp: (from && (IP.exec(from.comment)?.[1] ?? IP.exec(from.value)?.[1])) ?? null,
    fromReverse: from ? reverseOf(from.comment) : null,
    by: orNull(clauses.get('by')?.value),
    with: orNull(protocol),
    isEncrypted: isEncrypted(protocol.split(' ')[0] ?? '', tls),
    tls,
    id: orNull(clauses.get('id')?.value),
    at: time === null ? null : new Date(time).toISOString(),
    delaySeconds,
    raw,
  }
}

/** The hops, the last one first, from the bodies of the Received fields in the order of the message. */
export const readHops = (bodies: readonly string[]): Hop[] => {
  const kept = bodies.slice(0, LIMITS.hops)
  const times = kept.map(timeOf)
  return kept.map((body, index) => {
    const [time, before] = [times[index] ?? null, times[index + 1] ?? null]
    return readHop(body, time, time === null || before === null ? null : Math.round((time - before) / 1000))
  })
}
