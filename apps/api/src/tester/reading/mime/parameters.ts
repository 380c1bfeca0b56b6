/*
 * Structured fields such as Content-Type: RFC 2045 §5.1, with comments (RFC 5322 §3.2.2), continuations and charsets
 * (RFC 2231 §3, §4). The first of two parameters with one name counts. Knowingly patient: a value that should be quoted
 * may hold spaces, and what follows a quoted value is passed over.
 */
import { charsetOf, decodeOctets } from './charset.ts'

/** `value` in lower case; the names of the parameters too. */
export interface Structured {
  readonly value: string
  readonly parameters: ReadonlyMap<string, string>
}

/** More than any program writes. */
const MAX_LENGTH = 10_000
const MAX_SECTIONS = 100

/** Whoever writes thousands of others in this form wants to keep us busy. */
const EXTENDED = new Set(['boundary', 'charset', 'filename', 'name'])

/** Skips a comment that begins at `at`; one that never ends is none. */
const afterComment = (text: string, at: number): number => {
  let depth = 0
  for (let next = at; next < text.length; next += 1) {
    const sign = text[next]
    if (sign === '\\') next += 1
    else if (sign === '(') depth += 1
    else if (sign === ')') {
      depth -= 1
      if (depth === 0) return next + 1
    }
  }
  return -1
}

const readQuoted = (text: string, at: number): { value: string; next: number } => {
  let value = ''
  for (let next = at + 1; next < text.length; next += 1) {
    const sign = text[next] ?? ''
    if (sign === '"') return { value, next: next + 1 }
    if (sign === '\\') next += 1
    value += sign === '\\' ? (text[next] ?? '') : sign
  }
  return { value, next: text.length }
}

/** Everything up to `;`, with quoted strings and without comments. `canClose`: another comment may still end. */
const splitElements = (text: string): string[][] => {
  const elements: string[][] = []
  let words: string[] = []
  let word = ''
  let before = ' ' // kept apart: looking at the end of a string that grows costs its whole length
  let canClose = true
  for (let at = 0; at < text.length;) {
    const sign = text[at] ?? ''
    const isApart = before === ' ' || before === '\t' || before === ';'
    if (sign === '"' && (isApart || before === '=')) {
      const { value, next } = readQuoted(text, at)
      words.push(word, value)
      word = ''
      before = '"'
      at = next
      continue
    }
    if (sign === '(' && isApart && canClose) {
      const next = afterComment(text, at)
      if (next >= 0) {
        at = next
        continue
      }
      canClose = false
    }
    if (sign === ';') {
      elements.push([...words, word])
      words = []
      word = ''
    } else word += sign
    before = sign
    at += 1
  }
  return [...elements, [...words, word]]
}

/** `name=value`; the words are the name with `=`, and then a quoted value or nothing. */
const readParameter = ([head = '', quoted]: readonly string[]): { name: string; value: string } | null => {
  const equals = head.indexOf('=')
  const name = head.slice(0, Math.max(equals, 0)).trim().toLowerCase()
  if (name === '') return null
  const bare = head.slice(equals + 1).trim()
  return { name, value: bare === '' ? (quoted ?? '') : bare }
}

interface Section {
  readonly index: number
  readonly isEncoded: boolean
  readonly value: string
}

const octetsOf = (text: string): number[] => {
  const octets: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const code = text[at] === '%' ? Number.parseInt(text.slice(at + 1, at + 3), 16) : Number.NaN
    if (Number.isNaN(code)) octets.push(...Buffer.from(text[at] ?? ''))
    else {
      octets.push(code)
      at += 2
    }
  }
  return octets
}

/** Encoded neighbours are decoded together: a character may be split between them. */
const joinSections = (sections: readonly Section[]): string => {
  const sorted = sections.toSorted((a, b) => a.index - b.index)
  const first = sorted[0]
  const [label = '', , ...rest] = first?.isEncoded ? first.value.split("'") : []
  const isMarked = rest.length > 0
  const charset = isMarked && label !== '' ? charsetOf(label) : null
  let result = ''
  let pending: number[] = []
  const flush = (): void => {
    if (pending.length > 0) result += decodeOctets(Uint8Array.from(pending), charset)
    pending = []
  }
  for (const section of sorted) {
    const value = section === first && isMarked ? rest.join("'") : section.value
    if (section.isEncoded) pending.push(...octetsOf(value))
    else {
      flush()
      result += value
    }
  }
  flush()
  return result
}

/** Reads the body of a field. Never throws; at most 10,000 characters are looked at. */
export const readStructured = (body: string): Structured => {
  const [head = [], ...rest] = splitElements(body.slice(0, MAX_LENGTH))
  const parameters = new Map<string, string>()
  const sections = new Map<string, Section[]>()
  for (const element of rest) {
    const parameter = readParameter(element)
    if (!parameter) continue
    const { name, value } = parameter
    const [, base, index = '0', star] = /^([^*]+)\*(\d{1,3})?(\*)?$/.exec(name) ?? []
    if (base === undefined) {
      if (!parameters.has(name)) parameters.set(name, value)
      continue
    }
    const isEncoded = star !== undefined || name.endsWith('*')
    const list = sections.get(base) ?? []
    if (EXTENDED.has(base) && list.length < MAX_SECTIONS)
      sections.set(base, [...list, { index: Number(index), isEncoded, value }])
  }
  for (const [name, list] of sections) parameters.set(name, joinSections(list))
  return { value: head.join('').trim().toLowerCase(), parameters }
}
