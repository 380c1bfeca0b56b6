/*
 * The header block of a message, RFC 5322 §2.2: fields up to the first empty line, unfolded (§2.2.3).
 * Knowingly not done: encoded words (RFC 2047) are left as they are, and lines that are no fields are passed over.
 */
import { MAX_TEXT } from './prose.ts'

export interface HeaderField {
  name: string
  value: string
}

/** How much of a message’s source is looked at: a header block that is longer is cut there. */
export const MAX_HEADER_BLOCK = 100_000
const MAX_FIELDS = 200

const FIELD = /^([!-9;-~]{1,200})[ \t]*:(.*)$/

/** The fields of the header block at the start of `source`. Linear in its length; never throws. */
export const readHeaders = (source: string): HeaderField[] => {
  const fields: { name: string; lines: string[] }[] = []
  let current: string[] | null = null
  const lines = source.slice(0, MAX_HEADER_BLOCK).replace(/^\s+/, '').split(/\r?\n/)
  for (const line of lines) {
    if (line.trim() === '') break
    const field = FIELD.exec(line)
    if (/^[ \t]/.test(line)) current?.push(line)
    else if (field && fields.length < MAX_FIELDS) {
      current = [field[2] ?? '']
      fields.push({ name: field[1] ?? '', lines: current })
    } else current = null
  }
  return fields.map(({ name, lines: folded }) => ({ name, value: folded.join('').trim().slice(0, MAX_TEXT) }))
}

/** The values of every field of that name, topmost first. */
export const valuesOf = (headers: readonly HeaderField[], name: string): string[] =>
  headers.filter((field) => field.name.toLowerCase() === name).map((field) => field.value)

/** The first address in a field’s value or in a line of the page: in angle brackets, or bare. */
export const addressIn = (text: string): string | null => {
  const start = text.slice(0, MAX_TEXT)
  const match =
    /<([^<>\s@]{1,320}@[^<>\s@]{1,320})>/.exec(start) ??
    /(?:^|[\s:"'(])([^\s@<>:"'(),;]{1,320}@[^\s@<>"'(),;]{1,320})/.exec(start)
  return match?.[1] ?? null
}
