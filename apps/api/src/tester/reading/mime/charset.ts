/* Labels of charsets (RFC 2045 §5.1). What they stand for is postal-mime’s to say, by the Encoding Standard (WHATWG). */
import { isUtf8 } from 'node:buffer'
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

/** Makers’ prefixes and other separators are the work of mail programs; so is MySQL’s name for UTF-8. */
const find = (label: string): string | null => {
  if (!LABEL.test(label)) return null
  const plain = label.replace(/^(?:x-ms-|x-|cs)/, '')
  const bare = plain.replaceAll(/[ ._-]+/g, '')
  if (bare === 'utf8mb4') return 'utf-8'
  if (bare === 'usascii' || bare === 'ascii') return ASCII
  const hyphenated = [label, plain].map((name) => name.replaceAll(/[ ._]+/g, '-'))
  const split = bare.replace(/^(windows|utf|koi8|big5)(?=.)/, '$1-')
  for (const candidate of [label, plain, ...hyphenated, bare, split]) {
    const name = nameInStandard(candidate)
    if (name !== null) return name
  }
  return /^\w+$/.test(bare) && inCharset(HIGH_HALF, bare) !== UNKNOWN ? bare : null
}

const MOST_KEPT = 1_000
const kept = new Map<string, string | null>()

/** The charset that a label names, in a form that may be written anywhere; null when nobody knows it. */
export const charsetOf = (label: string): string | null => {
  const [bare = ''] = label.split(/[(,;]/) // a comment, or whatever else a program put behind it
  const plain = bare.replaceAll(/['"]/g, '').trim().toLowerCase()
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

/** UTF-8 where the octets are that, and Windows-1252 otherwise. Of a text that was cut, the last character may be broken. */
export const guessCharset = (octets: Uint8Array, isWhole: boolean): string => {
  const broken = isWhole ? [0] : [0, 1, 2, 3]
  return broken.some((count) => isUtf8(octets.subarray(0, Math.max(0, octets.length - count))))
    ? 'utf-8'
    : 'windows-1252'
}

/** Octets as text, in a charset that `charsetOf` gave; guessed where it did not. */
export const decodeOctets = (octets: Uint8Array, charset: string | null): string =>
  inCharset(octets, isGuessed(charset) ? guessCharset(octets, true) : charset)
