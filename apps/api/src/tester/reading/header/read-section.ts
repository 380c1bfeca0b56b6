/*
 * The header section of a message or a part: RFC 5322 §2.2 (fields), §2.2.3 (folding); RFC 6532 (UTF-8). Knowingly more
 * patient than the RFC: a line that is no field is passed over and reported, instead of ending the section.
 */
import { LIMITS } from '../limits.ts'
import type { Note } from '../source/problem-log.ts'

const [LF, CR, TAB, SPACE, COLON] = [0x0a, 0x0d, 0x09, 0x20, 0x3a]

/** One field as it stood. */
export interface RawField {
  /** As written. */
  readonly name: string
  /** Unfolded, without the spaces around it. */
  readonly body: string
  readonly offset: number
}

export interface HeaderSection {
  readonly fields: readonly RawField[]
  /** Where the body begins, and what follows the section when there is none. */
  readonly bodyAt: number
}

export interface SectionLimits {
  /** Octets whose fields are kept. */
  readonly octets: number
  /** Octets in which its end is looked for: beyond, everything is body. */
  readonly searched: number
  readonly fields: number
  readonly fieldLength: number
}

/** Of a whole message. */
export const MESSAGE_SECTION: SectionLimits = {
  octets: LIMITS.headerOctets,
  searched: LIMITS.headerSearched,
  fields: LIMITS.fields,
  fieldLength: LIMITS.addressLength,
}

/** UTF-8 where it is; otherwise octet by octet. */
export const headerText = (source: Buffer, from: number, to: number): string => {
  const text = source.toString('utf8', from, to)
  return text.includes('\ufffd') ? source.toString('latin1', from, to) : text
}

/** The offset of the LF that ends the line, or `end`. */
const lineEnd = (source: Uint8Array, from: number, end: number): number => {
  let at = from
  while (at < end && source[at] !== LF) at += 1
  return at
}

/** Octets 33 to 126 without the colon (RFC 5322 §3.6.8), with the spaces before the colon that §4.5 still allows. */
const nameEnd = (source: Uint8Array, from: number, colon: number): number => {
  let end = colon
  while (end > from && (source[end - 1] === SPACE || source[end - 1] === TAB)) end -= 1
  for (let at = from; at < end; at += 1) {
    const octet = source[at] ?? 0
    if (octet < 33 || octet > 126) return from
  }
  return end
}

const readField = (source: Buffer, from: number, to: number, length: number): RawField | null => {
  const stop = Math.min(to, from + length)
  const colon = source.subarray(from, stop).indexOf(COLON)
  const end = colon < 0 ? from : nameEnd(source, from, from + colon)
  if (end === from) return null
  const body = headerText(source, from + colon + 1, stop)
    .replace(/\r?\n(?=[ \t])/g, '')
    .replace(/[\r\n]+/g, ' ')
  return { name: source.toString('latin1', from, end), body: body.trim(), offset: from }
}

/** A file of the mbox kind begins with a line of its own, which is no part of the message. */
const afterMboxLine = (source: Buffer, from: number): number =>
  source.toString('latin1', from, from + 5) === 'From ' ? lineEnd(source, from, source.length) + 1 : from

/** Some programs write U+FEFF before a text that they save. */
const afterMark = (source: Buffer, from: number): number =>
  source[from] === 0xef && source[from + 1] === 0xbb && source[from + 2] === 0xbf ? from + 3 : from

/** Where the message itself begins. */
export const messageStart = (source: Buffer): number => afterMboxLine(source, afterMark(source, 0))

/**
 * Reads the section that begins at `start`. `isStop` ends it at a line, for parts whose boundary follows at once.
 * Fields beyond the limits are passed over, not kept.
 */
export const readSection = (
  source: Buffer,
  start: number,
  limits: SectionLimits,
  note: Note,
  isStop: (lineAt: number) => boolean = () => false,
): HeaderSection => {
  const fields: RawField[] = []
  const keep = (from: number, to: number): void => {
    if (fields.length >= limits.fields) return note('too-many-fields', from)
    if (to - start > limits.octets) return note('fields-too-long', from)
    const field = readField(source, from, to, limits.fieldLength)
    if (field) fields.push(field)
    else note('field-without-colon', from)
  }
  const limit = Math.min(source.length, start + limits.searched)
  let fieldAt = -1
  let at = start
  while (at < limit) {
    if (isStop(at)) break
    const end = lineEnd(source, at, limit)
    const isEmpty = end === at || (end === at + 1 && source[at] === CR)
    const isFolded = source[at] === SPACE || source[at] === TAB
    if (isEmpty || !isFolded) {
      if (fieldAt >= 0) keep(fieldAt, at)
      fieldAt = at
      if (isEmpty) return { fields, bodyAt: Math.min(end + 1, source.length) }
    } else if (fieldAt < 0) fieldAt = at
    at = end + 1
  }
  const bodyAt = Math.min(at, limit)
  if (bodyAt === limit && limit < source.length) note('fields-too-long', limit)
  if (fieldAt >= 0) keep(fieldAt, bodyAt)
  return { fields, bodyAt }
}

/** The body of the first field of that name (lower case), or null. */
export const fieldBody = (fields: readonly RawField[], name: string): string | null =>
  fields.find((field) => field.name.toLowerCase() === name)?.body ?? null

/** The offset of the first octet beyond ASCII between `from` and `to`, or -1. */
export const firstEightBit = (source: Uint8Array, from: number, to: number): number => {
  for (let at = from; at < to; at += 1) if ((source[at] ?? 0) > 127) return at
  return -1
}
