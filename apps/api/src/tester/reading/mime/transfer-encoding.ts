/*
 * Content-Transfer-Encoding: RFC 2045 §6.7 (quoted-printable), §6.8 (base64). Measures everything, keeps the beginning.
 * Knowingly patient: what is broken is passed over as mail programs do, and reported.
 */

/** What an encoded stretch holds. */
export interface Decoded {
  /** The beginning. */
  readonly octets: Uint8Array
  /** Octets in all. */
  readonly size: number
  /** Offset of the first octet that breaks the encoding, or -1. */
  readonly brokenAt: number
}

type Decode = (source: Uint8Array, from: number, to: number, keep: number) => Decoded

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const [SKIP, PAD, BAD] = [64, 65, 66]
const [LF, CR, TAB, SPACE, EQUALS] = [0x0a, 0x0d, 0x09, 0x20, 0x3d]

const SEXTETS = new Uint8Array(256).fill(BAD)
for (const octet of [LF, CR, TAB, SPACE]) SEXTETS[octet] = SKIP
SEXTETS[EQUALS] = PAD
for (let value = 0; value < ALPHABET.length; value += 1) SEXTETS[ALPHABET.charCodeAt(value)] = value

const NIBBLES = new Int8Array(256).fill(-1)
for (let value = 0; value < 16; value += 1) {
  NIBBLES[value.toString(16).charCodeAt(0)] = value
  NIBBLES[value.toString(16).toUpperCase().charCodeAt(0)] = value
}

/** Padding ends a unit, and another may follow: some programs pad every line. */
const decodeBase64: Decode = (source, from, to, keep) => {
  const octets = new Uint8Array(Math.min(keep, Math.ceil(((to - from) * 3) / 4)))
  let [size, bits, held, brokenAt] = [0, 0, 0, -1]
  for (let at = from; at < to; at += 1) {
    const value = SEXTETS[source[at] ?? 0] ?? BAD
    if (value < SKIP) {
      held = ((held << 6) | value) & 0xffff
      bits += 6
      if (bits < 8) continue
      bits -= 8
      if (size < octets.length) octets[size] = (held >> bits) & 0xff
      size += 1
    } else if (value === PAD) {
      if (bits === 6 && brokenAt < 0) brokenAt = at // a single sextet makes no octet
      bits = 0
    } else if (value === BAD && brokenAt < 0) brokenAt = at
  }
  if (bits === 6 && brokenAt < 0) brokenAt = to
  return { octets: octets.subarray(0, Math.min(size, octets.length)), size, brokenAt }
}

/** Where the line break after a soft `=` ends, or -1: spaces may stand between (RFC 2045 §6.7 (3)). */
const softBreakEnd = (source: Uint8Array, from: number, to: number): number => {
  let at = from
  while (at < to && (source[at] === SPACE || source[at] === TAB)) at += 1
  if (at < to && source[at] === CR) at += 1
  if (at >= to) return to
  return source[at] === LF ? at + 1 : -1
}

const decodeQuotedPrintable: Decode = (source, from, to, keep) => {
  const octets = new Uint8Array(Math.min(keep, to - from))
  let [size, brokenAt, at] = [0, -1, from]
  while (at < to) {
    let octet = source[at] ?? 0
    let next = at + 1
    if (octet === EQUALS) {
      const high = next < to ? (NIBBLES[source[next] ?? 0] ?? -1) : -1
      const low = next + 1 < to ? (NIBBLES[source[next + 1] ?? 0] ?? -1) : -1
      if (high >= 0 && low >= 0) {
        octet = (high << 4) | low
        next += 2
      } else {
        const end = softBreakEnd(source, next, to)
        if (end >= 0) {
          at = end
          continue
        }
        if (brokenAt < 0) brokenAt = at
      }
    }
    if (size < octets.length) octets[size] = octet
    size += 1
    at = next
  }
  return { octets: octets.subarray(0, Math.min(size, octets.length)), size, brokenAt }
}

const asItIs: Decode = (source, from, to, keep) => ({
  octets: source.subarray(from, Math.min(to, from + keep)),
  size: to - from,
  brokenAt: -1,
})

/** Decodes the octets from `from` to `to`, and keeps at most `keep` of them. Any other encoding is taken as it is. */
export const decodeTransfer = (
  encoding: string | null,
  source: Uint8Array,
  from: number,
  to: number,
  keep: number,
): Decoded => {
  if (encoding === 'base64') return decodeBase64(source, from, to, keep)
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(source, from, to, keep)
  return asItIs(source, from, to, keep)
}
