/*
 * The message as lines of octets: RFC 5321 §2.3.8 (line ends), RFC 5322 §2.1.1 (998 octets) and §2.2 (no NUL, no CR or LF
 * alone). Knowingly absent: BINARYMIME (RFC 3030), which nobody offers to strangers.
 */
import type { Note } from './problem-log.ts'

const [NUL, LF, CR] = [0x00, 0x0a, 0x0d]
/** RFC 5322 §2.1.1, without CRLF. */
const MAX_LINE = 998

/** How lines end, and the longest. */
export interface LineScan {
  /** Octets, without the line's end. */
  longestLine: number
  firstLongLine: number
  firstNull: number
  /** A CR that no LF follows. */
  firstBareCr: number
  /** A LF without CR before it. */
  firstBareLf: number
  hasCrlf: boolean
  lineStart: number
}

export const newLineScan = (): LineScan => ({
  longestLine: 0,
  firstLongLine: -1,
  firstNull: -1,
  firstBareCr: -1,
  firstBareLf: -1,
  hasCrlf: false,
  lineStart: 0,
})

const endLine = (scan: LineScan, end: number, next: number): void => {
  const length = end - scan.lineStart
  if (length > scan.longestLine) scan.longestLine = length
  if (length > MAX_LINE && scan.firstLongLine < 0) scan.firstLongLine = scan.lineStart
  scan.lineStart = next
}

/** Goes through the octets from `from` to `to`; called with one stretch after the other. */
export const scanLines = (source: Uint8Array, from: number, to: number, scan: LineScan): void => {
  for (let at = from; at < to; at += 1) {
    const octet = source[at]
    // The three that matter are all small: one comparison for everything else.
    if (octet === undefined || octet > CR) continue
    if (octet === LF) {
      const isCrlf = at > 0 && source[at - 1] === CR
      if (isCrlf) scan.hasCrlf = true
      else if (scan.firstBareLf < 0) scan.firstBareLf = at
      endLine(scan, isCrlf ? at - 1 : at, at + 1)
    } else if (octet === CR) {
      if (scan.firstBareCr < 0 && source[at + 1] !== LF) scan.firstBareCr = at
    } else if (octet === NUL && scan.firstNull < 0) scan.firstNull = at
  }
}

/**
 * Says what was strange about the lines. A message whose lines all end with LF alone was kept so by a program that stored
 * it: no server could have taken it in that form.
 */
export const finishLineScan = (source: Uint8Array, scan: LineScan, note: Note): number => {
  endLine(scan, source.length, source.length)
  if (scan.firstNull >= 0) note('null-byte', scan.firstNull)
  if (scan.firstLongLine >= 0) note('line-too-long', scan.firstLongLine)
  if (scan.firstBareCr >= 0) note('bare-line-break', scan.firstBareCr)
  if (scan.firstBareLf >= 0 && scan.hasCrlf) note('bare-line-break', scan.firstBareLf)
  return scan.longestLine
}
