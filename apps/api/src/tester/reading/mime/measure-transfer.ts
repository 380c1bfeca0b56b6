/*
 * How large the content of a part is, and where its Content-Transfer-Encoding is broken: RFC 2045 §6.7 (quoted-printable), §6.8
 * (base64). decode-part.ts reads what is in it. Knowingly patient: what is broken is passed over as mail programs do, and reported.
 */

import { LIMITS } from '../limits.ts'
import { nextTurn } from '../next-turn.ts'

/** What an encoded stretch would hold. */
export interface Measured {
  /** Octets, decoded. */
  readonly size: number
  /** Offset of the first octet that breaks the encoding, or -1. */
  readonly brokenAt: number
}

/** What was measured so far, of a body that is worked through in stretches. */
interface Measuring {
  size: number
  brokenAt: number
  /** Bits of base64 that make no octet yet. */
  bits: number
}

type Measure = (source: Uint8Array, from: number, to: number, measuring: Measuring) => void

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const [SKIP, SEXTET, PAD, BAD] = [0, 1, 2, 3]
const [LF, CR, TAB, SPACE, EQUALS] = [0x0a, 0x0d, 0x09, 0x20, 0x3d]

const BASE64 = new Uint8Array(256).fill(BAD)
for (const octet of [LF, CR, TAB, SPACE]) BASE64[octet] = SKIP
BASE64[EQUALS] = PAD
for (const octet of Buffer.from(ALPHABET)) BASE64[octet] = SEXTET

const HEXADECIMAL = new Uint8Array(256)
for (const octet of Buffer.from('0123456789abcdefABCDEF')) HEXADECIMAL[octet] = 1

/** Padding ends a unit, and another may follow: some programs pad every line. */
const measureBase64: Measure = (source, from, to, measuring) => {
  let { size, brokenAt, bits } = measuring
  for (let at = from; at < to; at += 1) {
    const kind = BASE64[source[at] ?? 0]
    if (kind === SEXTET) {
      bits += 6
      if (bits < 8) continue
      bits -= 8
      size += 1
    } else if (kind === PAD) {
      if (bits === 6 && brokenAt < 0) brokenAt = at // a single sextet makes no octet
      bits = 0
    } else if (kind === BAD && brokenAt < 0) brokenAt = at
  }
  Object.assign(measuring, { size, brokenAt, bits })
}

/** Where the line break after a soft `=` ends, or -1: spaces may stand between (RFC 2045 §6.7 (3)). */
const softBreakEnd = (source: Uint8Array, from: number, to: number): number => {
  let at = from
  while (at < to && (source[at] === SPACE || source[at] === TAB)) at += 1
  if (at < to && source[at] === CR) at += 1
  if (at >= to) return to
  return source[at] === LF ? at + 1 : -1
}

const isHexadecimal = (source: Uint8Array, at: number, to: number): boolean =>
  at < to && HEXADECIMAL[source[at] ?? 0] === 1

const measureQuotedPrintable: Measure = (source, from, to, measuring) => {
  let { size, brokenAt } = measuring
  for (let at = from; at < to;) {
    let next = at + 1
    if (source[at] === EQUALS) {
      if (isHexadecimal(source, next, to) && isHexadecimal(source, next + 1, to)) next += 2
      else {
        const end = softBreakEnd(source, next, to)
        if (end >= 0) {
          at = end
          continue
        }
        if (brokenAt < 0) brokenAt = at
      }
    }
    size += 1
    at = next
  }
  Object.assign(measuring, { size, brokenAt })
}

const MEASURES: ReadonlyMap<string, Measure> = new Map([
  ['base64', measureBase64],
  ['quoted-printable', measureQuotedPrintable],
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

/** Measures the octets from `from` to `to`. Any other encoding is taken as it is. A large body lets other work have its turn. */
export const measureTransfer = async (
  encoding: string | null,
  source: Buffer,
  from: number,
  to: number,
): Promise<Measured> => {
  const measure = encoding === null ? undefined : MEASURES.get(encoding)
  if (!measure) return { size: to - from, brokenAt: -1 }
  const measuring: Measuring = { size: 0, brokenAt: -1, bits: 0 }
  for (let at = from; at < to;) {
    const end = stretchEnd(source, at, to)
    measure(source, at, end, measuring)
    at = end
    if (at < to) await nextTurn()
  }
  const { size, brokenAt, bits } = measuring
  const isCutShort = bits === 6 && brokenAt < 0
  return { size, brokenAt: isCutShort ? to : brokenAt }
}
