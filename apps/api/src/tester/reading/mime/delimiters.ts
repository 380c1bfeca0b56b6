/*
 * Delimiter lines: RFC 2046 §5.1.1. One look-up a line, however many multiparts are open: comparing with each of them
 * would let a message choose how long that takes.
 */
import { LIMITS } from '../limits.ts'

const [LF, CR, TAB, SPACE, DASH] = [0x0a, 0x0d, 0x09, 0x20, 0x2d]

/** Which of the open multiparts a delimiter belongs to, and whether it closes it. */
export interface Delimiter {
  readonly index: number
  readonly closes: boolean
}

export interface Delimiters {
  /** From now on these boundaries are looked for, the innermost last. */
  readonly set: (boundaries: readonly string[]) => void
  /** The delimiter that stands on the line beginning at `at`, or null. */
  readonly at: (at: number) => Delimiter | null
}

/** The offset of the LF that ends a line, or the end of the source. */
export const lineEndAt = (source: Uint8Array, from: number): number => {
  let at = from
  while (at < source.length && source[at] !== LF) at += 1
  return at
}

/** A boundary as it stands in the octets, one character for each. */
const octetForm = (boundary: string): string => Buffer.from(boundary.slice(0, LIMITS.boundaryLength)).toString('latin1')

/** Where the text of a line ends, without the white space that may follow it; -1 when it is too long for a delimiter. */
const textEnd = (source: Uint8Array, from: number): number => {
  let end = from
  for (let at = from; at < source.length; at += 1) {
    const octet = source[at]
    if (octet === LF) break
    if (octet !== SPACE && octet !== TAB && octet !== CR) end = at + 1
    if (end - from > LIMITS.boundaryLength + 4) return -1
  }
  return end
}

export const createDelimiters = (source: Buffer): Delimiters => {
  let known = new Map<string, Delimiter>()
  let lengths = new Set<number>()
  return {
    set(boundaries) {
      known = new Map()
      boundaries.forEach((boundary, index) => {
        const text = octetForm(boundary).trimEnd()
        known.set(`--${text}--`, { index, closes: true })
        known.set(`--${text}`, { index, closes: false })
      })
      lengths = new Set([...known.keys()].map(({ length }) => length))
    },
    at(at) {
      if (source[at] !== DASH || source[at + 1] !== DASH) return null
      const end = textEnd(source, at)
      return end >= 0 && lengths.has(end - at) ? (known.get(source.toString('latin1', at, end)) ?? null) : null
    },
  }
}
