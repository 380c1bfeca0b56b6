/* One long record that a form made into two: the second one has no beginning. */
import type { RecordKind } from './facts.ts'
import { isMeantAs, repaired } from './repair.ts'

/** A term of SPF that stands whole (RFC 7208 §12). */
const SPF_TERM = /^[+?~-]?(?:all|(?:include|exists|ip[46]):\S+|(?:a|mx|ptr)(?:[:/]\S+)?|(?:redirect|exp)=\S+)$/i
const SPF_END = /(?:^| )(?:[+?~-]?all|redirect=\S+)$/i
const BASE64_REST = /^[a-z\d+/]{16,}={0,2} *(?:;.*)?$/i
const DMARC_TAGS = /^(?:[a-z]+ *=[^;=]+(?:;|$) *)+$/i

const isSpfRest = (text: string): boolean => {
  const terms = text.split(' ').filter((term) => term !== '')
  const [first = '', ...others] = terms
  const isEnd = SPF_END.test(text)
  return others.every((term) => SPF_TERM.test(term)) && isEnd && (others.length > 0 || SPF_TERM.test(first))
}

const isRest: Readonly<Record<RecordKind, (text: string) => boolean>> = {
  spf: isSpfRest,
  dkim: (text) => BASE64_REST.test(text),
  dmarc: (text) => /(?:^|; *)(?:p|rua|ruf|sp|np|adkim|aspf|fo) *=/i.test(text) && DMARC_TAGS.test(text),
}

/** A record without its end, and the end that stands beside it. */
export interface SplitRecord {
  readonly first: string
  readonly second: string
  /** As it was meant; null when it cannot be told where a space or semicolon belongs. */
  readonly joined: string | null
}

const join = (kind: RecordKind, first: string, second: string): string | null => {
  if (kind === 'dkim') return first + second
  if (kind === 'dmarc') return first.endsWith(';') ? `${first} ${second}` : null
  const [term = ''] = second.split(' ')
  return SPF_TERM.test(term) ? `${first} ${second}` : first + second
}

/** The two halves among the TXT records of one name, or null when no record there is split. */
export const findSplit = (kind: RecordKind, records: readonly string[]): SplitRecord | null => {
  const firsts = records.filter((record) => isMeantAs(kind, record))
  const rests = records.filter((record) => !isMeantAs(kind, record) && isRest[kind](repaired(record)))
  const [first] = firsts
  const [second] = rests
  if (first === undefined || second === undefined || firsts.length > 1 || rests.length > 1) return null
  const whole = repaired(first)
  if (kind === 'spf' && SPF_END.test(whole)) return null
  return { first, second, joined: join(kind, whole, repaired(second)) }
}
