/*
 * How large the content of a part is, and where its Content-Transfer-Encoding is broken: RFC 2045 §6.7 (quoted-printable), §6.8
 * (base64). decode-part.ts reads what is in it. Knowingly patient: what is broken is passed over as mail programs do, and reported.
 */

import { LIMITS } from '../limits.ts'
import { nextTurn } from '../next-turn.ts'
import { BAD, BASE64, EQUALS, isEncodedOctet, LF, PAD, SEXTET, softBreakEnd } from './transfer-octets.ts'

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

const measureQuotedPrintable: Measure = (source, from, to, measuring) => {
  let { size, brokenAt } = measuring
  for (let at = from; at < to;) {
    let next = at + 1
    if (source[at] === EQUALS) {
      if (isEncodedOctet(source, at, to)) next += 2
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

/** Where a stretch ends best: after a line, which no encoding but base64 goes beyond; never within an encoded octet. */
const stretchEnd = (source: Buffer, from: number, to: number): number => {
  const end = from + LIMITS.turn
  if (end >= to) return to
  const lineEnd = source.lastIndexOf(LF, end)
  if (lineEnd > end - LONGEST_LINE) return lineEnd + 1
  const begun = [end - 1, end - 2].find((at) => source[at] === EQUALS)
  return begun ?? end
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
