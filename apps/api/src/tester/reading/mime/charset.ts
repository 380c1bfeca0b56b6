/* Labels of charsets (RFC 2045 §5.1). What they stand for is postal-mime’s to say, by the Encoding Standard (WHATWG). */
import { decodeWords } from 'postal-mime'

/** The octets in the charset of a label; in Windows-1252 when nobody knows it. */
export const decodeOctets = (octets: Uint8Array, label: string): string =>
  decodeWords(`=?${label}?B?${Buffer.from(octets).toString('base64')}?=`)

/** In this order no two charsets read them in the same way. */
const HIGH_HALF = Uint8Array.from({ length: 128 }, (_, index) => index + 128)
const UNKNOWN = decodeOctets(HIGH_HALF, 'windows-1252')

const isOfTheStandard = (label: string): boolean => {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false // the platform is the only judge of labels here, and it answers by throwing
  }
}

/** Those of the standard that were met: as many as it has labels. */
const met = new Set<string>()

/**
 * Whether a text can be read by this label, in lower case: one of the standard, as it is or with the decorations of mail
 * programs, or another name that the library knows.
 */
export const isKnownCharset = (label: string): boolean => {
  if (met.has(label)) return true
  if (isOfTheStandard(label)) {
    met.add(label)
    return true
  }
  const bare = label.replace(/^(?:x-ms-|x-|cs)/, '').replaceAll(/[\s._-]+/g, '')
  return isOfTheStandard(bare) || (/^\w+$/.test(bare) && decodeOctets(HIGH_HALF, bare) !== UNKNOWN)
}

/** The smallest charset: a text that names it often holds more. */
export const isAscii = (label: string): boolean => /^(?:us-?)?ascii$/.test(label)
