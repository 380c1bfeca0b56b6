/*
 * The shape that the records of MTA-STS (RFC 8461 §3.1) and TLS-RPT (RFC 8460 §3) share: a version, then `name=value` fields
 * between semicolons. Stricter than the tag-list of DKIM: white space is allowed around semicolons alone. Knowingly not done:
 * what a value may hold, which belongs to each record.
 */
import type { Problem } from '../evidence.ts'

export type FieldProblem =
  | 'wrong-version'
  | 'empty-field'
  | 'missing-equals'
  | 'bad-field-name'
  | 'bad-value'
  | 'duplicate-field'

export interface Field {
  readonly name: string
  readonly value: string
  readonly offset: number
  readonly valueOffset: number
}

export interface Fields {
  /** Those with a good name, in the order of the record; of a name that stands twice, the first. */
  readonly fields: readonly Field[]
  readonly problems: readonly Problem<FieldProblem>[]
}

/** A name of `sts-ext-name` and `tlsrpt-ext-name`; `v`, `id` and `rua` have the same form. */
const NAME = /^[A-Za-z\d][\w.-]{0,31}$/
/** `sts-ext-value` and `tlsrpt-ext-value`: visible characters but `=` and `;`. */
const VALUE = /^[\u0021-\u003a\u003c\u003e-\u007e]+$/

const isSpace = (character: string | undefined): boolean => character === ' ' || character === '\t'

/** The part of `text` without white space around it. Loops, because a trailing `\s+$` costs quadratic time. */
export const trimmed = (text: string, from: number, to: number): { text: string; offset: number } => {
  let start = from
  let end = to
  while (start < end && isSpace(text[start])) start++
  while (end > start && isSpace(text[end - 1])) end--
  return { text: text.slice(start, end), offset: start }
}

interface Piece {
  readonly text: string
  readonly offset: number
}

/** What stands between semicolons, without the white space around them. A semicolon may end the record. */
const pieces = (text: string): Piece[] => {
  const found: Piece[] = []
  let from = 0
  for (let to = text.indexOf(';'); to >= 0; to = text.indexOf(';', from)) {
    found.push(trimmed(text, from, to))
    from = to + 1
  }
  const rest = trimmed(text, from, text.length)
  if (rest.text !== '') found.push(rest)
  return found
}

const takeApart = ({ text, offset }: Piece): Field | null => {
  const equals = text.indexOf('=')
  if (equals < 0) return null
  return { name: text.slice(0, equals), value: text.slice(equals + 1), offset, valueOffset: offset + equals + 1 }
}

/**
 * Takes a record apart that must begin with exactly `version` and a semicolon. Never throws; linear in the length of `text`.
 * The value of the field `own` has a grammar of its own, and is left to the caller.
 */
export const parseFields = (text: string, version: string, own: string): Fields => {
  const fields: Field[] = []
  const problems: Problem<FieldProblem>[] = []
  const seen = new Set<string>()
  const hasVersion = text.startsWith(version) && /^[ \t]*;/.test(text.slice(version.length, version.length + 64))
  if (!hasVersion) problems.push({ code: 'wrong-version', offset: 0 })
  for (const [index, piece] of pieces(text).entries()) {
    const { text: whole, offset } = piece
    if (index === 0 && /^v\s*=/i.test(whole)) continue
    const field = takeApart(piece)
    if (!field) problems.push({ code: whole === '' ? 'empty-field' : 'missing-equals', offset })
    else if (!NAME.test(field.name)) problems.push({ code: 'bad-field-name', offset })
    else if (seen.has(field.name)) problems.push({ code: 'duplicate-field', offset })
    else {
      seen.add(field.name)
      fields.push(field)
      const isGood = field.name === own || VALUE.test(field.value)
      if (!isGood) problems.push({ code: 'bad-value', offset: field.valueOffset })
    }
  }
  return { fields, problems }
}
