/* What forms, word processors and web pages do to a record, and the record as it was meant. */
import type { RecordKind } from './facts.ts'

/** Curly quotes and guillemets, also as Windows-1252 octets read one by one. */
export const CURLY_QUOTES = /[\u0091-\u0094\u00ab\u00bb\u2018-\u201f\u2032\u2033\u2039\u203a]/
const CURLY_QUOTES_ALL = new RegExp(CURLY_QUOTES, 'g')

/** Characters that look like a space, or like nothing. */
export const LOOK_ALIKE_SPACES = /[\u0085\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/
const SPACES_ALL = /[\t\n\v\f\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g
const INVISIBLE_ALL = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/** Character references of HTML. */
export const HTML_ENTITIES = /&(?:quot|apos|lt|gt|amp|nbsp|semi|equals|#\d{1,6}|#x[\da-f]{1,6});/i
const HTML_ENTITIES_ALL = new RegExp(HTML_ENTITIES, 'gi')
const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  amp: '&',
  nbsp: ' ',
  semi: ';',
  equals: '=',
}

const codePoint = (text: string, radix: number): string => {
  const code = Number.parseInt(text, radix)
  return code <= 0x10_ffff ? String.fromCodePoint(code) : ''
}

const decodeEntity = (entity: string): string => {
  const name = entity.slice(1, -1).toLowerCase()
  if (name.startsWith('#x')) return codePoint(name.slice(2), 16)
  return name.startsWith('#') ? codePoint(name.slice(1), 10) : (NAMED[name] ?? entity)
}

/** Two quoted strings with white space between are one text (RFC 1035 §5.1): the white space belongs to none. */
const STRINGS_TOUCH = /" *"/g

/** Without the spaces and quotes around it. Loops, because a trailing `+$` costs quadratic time. */
const bare = (text: string): string => {
  let start = 0
  let end = text.length
  while (start < end && ` '"\``.includes(text.charAt(start))) start++
  while (end > start && ` '"\``.includes(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** Printable ASCII without quotes, ampersand, backslash and backquote: nearly every record, and nothing to repair. */
const PLAIN = /^[ !#-%(-[\]-_a-~]*$/

/** The record as it was meant: no quotes, escapes or character references, and plain spaces. Linear. */
export const repaired = (text: string): string => {
  if (PLAIN.test(text)) return bare(text)
  const plain = text
    .replace(HTML_ENTITIES_ALL, decodeEntity)
    .replace(CURLY_QUOTES_ALL, '"')
    .replaceAll('\\', '')
    .replace(INVISIBLE_ALL, '')
    .replace(SPACES_ALL, ' ')
    .replace(STRINGS_TOUCH, '')
  return bare(bare(plain).replaceAll('"', ''))
}

const KINDS: Readonly<Record<RecordKind, RegExp>> = {
  spf: /^v=spf1(?: |$)/i,
  dmarc: /^v *= *dmarc1 *(?:;|$)/i,
  dkim: /^v *= *dkim1 *(?:;|$)|^(?:[a-z]+ *=[^;]*; *)*p *= *[a-z\d+/]{32}/i,
}

/** Whether a text is, once repaired, a record of this kind. */
export const isMeantAs = (kind: RecordKind, text: string): boolean => KINDS[kind].test(repaired(text))
