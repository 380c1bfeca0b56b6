/* Labels of charsets (RFC 2045 §5.1). What they stand for is postal-mime’s to say, by the Encoding Standard (WHATWG). */
import { decodeWords } from 'postal-mime'

const ASCII = 'us-ascii'

/** A label that is written as labels are: whatever else a message says stays out of what is built for the library. */
const LABEL = /^[\w.: -]{1,60}$/

const inCharset = (octets: Uint8Array, charset: string): string =>
  decodeWords(`=?${charset}?B?${Buffer.from(octets).toString('base64')}?=`)

/** In this order no two charsets read them in the same way. */
const HIGH_HALF = Uint8Array.from({ length: 128 }, (_, index) => index + 128)
/** In which the library reads what it does not know. */
const UNKNOWN = inCharset(HIGH_HALF, 'windows-1252')

const nameInStandard = (label: string): string | null => {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null // the platform is the only judge of labels here, and it answers by throwing
  }
}

const find = (label: string): string | null => {
  if (!LABEL.test(label)) return null
  // A maker’s prefix and separators are decorations of mail programs; MySQL’s name for UTF-8 is met in mail too.
  const bare = label.replace(/^(?:x-ms-|x-|cs)/, '').replaceAll(/[ ._-]+/g, '')
  if (bare === 'usascii' || bare === 'ascii') return ASCII
  if (bare === 'utf8mb4') return 'utf-8'
  const found = nameInStandard(label) ?? nameInStandard(bare)
  return found ?? (/^\w+$/.test(bare) && inCharset(HIGH_HALF, bare) !== UNKNOWN ? bare : null)
}

const MOST_KEPT = 1_000
const kept = new Map<string, string | null>()

/** The charset that a label names, in a form that may be written anywhere; null when nobody knows it. */
export const charsetOf = (label: string): string | null => {
  const plain = label.trim().toLowerCase()
  const before = kept.get(plain)
  if (before !== undefined) return before
  const charset = find(plain)
  if (kept.size >= MOST_KEPT) kept.clear()
  if (plain.length <= 60) kept.set(plain, charset)
  return charset
}

/** Whether a text has to be read to know its charset: it names none that is known, or the smallest, which often holds more. */
export const isGuessed = (charset: string | null): charset is null | typeof ASCII =>
  charset === null || charset === ASCII

/** Octets as text, in a charset that `charsetOf` gave; guessed as UTF-8 where they are that, and as Windows-1252 otherwise. */
export const decodeOctets = (octets: Uint8Array, charset: string | null): string => {
  if (!isGuessed(charset)) return inCharset(octets, charset)
  const text = inCharset(octets, 'utf-8')
  return text.includes('\ufffd') ? inCharset(octets, 'windows-1252') : text
}
