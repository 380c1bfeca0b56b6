/*
 * Content-Transfer-Encoding: RFC 2045 §6.7 (quoted-printable), §6.8 (base64). Measures everything, keeps the beginning.
 * Knowingly patient: what is broken is passed over as mail programs do, and reported.
 */

import { LIMITS } from '../limits.ts'
import { nextTurn } from '../next-turn.ts'

/** What an encoded stretch holds. */
export interface Decoded {
  /** The beginning. */
  readonly octets: Uint8Array
  /** Octets in all. */
  readonly size: number
  /** Offset of the first octet that breaks the encoding, or -1. */
  readonly brokenAt: number
}

/** What was decoded so far, for a body that is worked through in stretches. */
interface Decoding {
  readonly octets: Uint8Array
  size: number
  brokenAt: number
  /** Bits of base64 that make no octet yet. */
  bits: number
  held: number
}

type Decode = (source: Uint8Array, from: number, to: number, decoding: Decoding) => void

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
const decodeBase64: Decode = (source, from, to, decoding) => {
  const { octets } = decoding
  let { size, bits, held } = decoding
  let brokenAt = decoding.brokenAt
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
  Object.assign(decoding, { size, bits, held, brokenAt })
}

/** Where the line break after a soft `=` ends, or -1: spaces may stand between (RFC 2045 §6.7 (3)). */
const softBreakEnd = (source: Uint8Array, from: number, to: number): number => {
  let at = from
  while (at < to && (source[at] === SPACE || source[at] === TAB)) at += 1
  if (at < to && source[at] === CR) at += 1
  if (at >= to) return to
  return source[at] === LF ? at + 1 : -1
}

const decodeQuotedPrintable: Decode = (source, from, to, decoding) => {
  const { octets } = decoding
  let { size, brokenAt } = decoding
  let at = from
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
  Object.assign(decoding, { size, brokenAt })
}

const DECODERS: ReadonlyMap<string, Decode> = new Map([
  ['base64', decodeBase64],
  ['quoted-printable', decodeQuotedPrintable],
])

/** How far back a line's end is looked for: no encoded line is that long. */
const LONGEST_LINE = 2_000

/** Where a stretch ends best: after a line, which no encoding but base64 goes beyond. */
const stretchEnd = (source: Buffer, from: number, to: number): number => {
  const end = from + LIMITS.turn
  if (end >= to) return to
  const lineEnd = source.lastIndexOf(LF, end)
  return lineEnd > end - LONGEST_LINE ? lineEnd + 1 : end
}

/**
 * Decodes the octets from `from` to `to`, and keeps at most `keep` of them. Any other encoding is taken as it is. A large
 * body lets other work have its turn.
 */
export const decodeTransfer = async (
  encoding: string | null,
  source: Buffer,
  from: number,
  to: number,
  keep: number,
): Promise<Decoded> => {
  const decode = encoding === null ? undefined : DECODERS.get(encoding)
  if (!decode) return { octets: source.subarray(from, Math.min(to, from + keep)), size: to - from, brokenAt: -1 }
  const decoding: Decoding = {
    octets: new Uint8Array(Math.min(keep, to - from)),
    size: 0,
    brokenAt: -1,
    bits: 0,
    held: 0,
  }
  for (let at = from; at < to;) {
    const end = stretchEnd(source, at, to)
    decode(source, at, end, decoding)
    at = end
    if (at < to) await nextTurn()
  }
  const { octets, size, brokenAt, bits } = decoding
  const isCutShort = bits === 6 && brokenAt < 0
  return { octets: octets.subarray(0, Math.min(size, octets.length)), size, brokenAt: isCutShort ? to : brokenAt }
}
