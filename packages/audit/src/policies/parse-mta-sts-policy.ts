/*
 * RFC 8461 §3.2, the policy file, with its erratum on the line that ends the file. Lines end with LF or CRLF, and stand in
 * any order. Knowingly not done: the meaning of extension fields, and U-labels in `mx` (the RFC wants A-labels, so they are
 * told as bad).
 */
import type { Parsed, Problem } from '../evidence.ts'

export type MtaStsMode = 'enforce' | 'testing' | 'none'

export interface MtaStsPolicy {
  readonly version: 'STSv1' | null // "version"
  readonly mode: MtaStsMode | null // "mode"
  /** Seconds. */
  readonly maxAge: number | null // "max_age"
  /** In lower case: a host name, or `*.` and a domain for one label more. */
  readonly mxPatterns: readonly string[] // "mx"
  readonly extensions: readonly { readonly name: string; readonly value: string }[]
}

export type MtaStsPolicyProblem =
  | 'empty-line'
  | 'missing-colon'
  | 'bad-field-name'
  | 'duplicate-field'
  | 'wrong-version'
  | 'missing-version'
  | 'wrong-mode'
  | 'missing-mode'
  | 'bad-max-age'
  | 'max-age-too-long'
  | 'missing-max-age'
  | 'bad-mx'
  | 'missing-mx'

/** About a year (§3.2). */
const MAX_AGE_LIMIT = 31_557_600
const NAME = /^[A-Za-z\d][\w.-]{0,31}$/
const DIGITS = /^\d{1,10}$/
const LABEL = /^[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?$/i

interface Line {
  readonly name: string
  readonly value: string
  readonly offset: number
  readonly valueOffset: number
}

const isMxPattern = (value: string): boolean => {
  const domain = value.startsWith('*.') ? value.slice(2) : value
  return domain.length <= 253 && domain.split('.').every((label) => LABEL.test(label))
}

const parseLine = (raw: string, offset: number): { line: Line | null; code: MtaStsPolicyProblem | null } => {
  if (raw.trim() === '') return { line: null, code: 'empty-line' }
  const colon = raw.indexOf(':')
  if (colon < 0) return { line: null, code: 'missing-colon' }
  const name = raw.slice(0, colon)
  if (!NAME.test(name)) return { line: null, code: 'bad-field-name' }
  const rest = raw.slice(colon + 1)
  const value = rest.trim()
  const valueOffset = offset + colon + 1 + (rest.length - rest.trimStart().length)
  return { line: { name, value, offset, valueOffset }, code: null }
}

const parseLines = (text: string): { lines: Line[]; problems: Problem<MtaStsPolicyProblem>[] } => {
  const lines: Line[] = []
  const problems: Problem<MtaStsPolicyProblem>[] = []
  const seen = new Set<string>()
  const raws = text.split('\n')
  let offset = 0
  for (const [index, raw] of raws.entries()) {
    const isEnd = index === raws.length - 1 && raw.trim() === ''
    const { line, code } = parseLine(raw.endsWith('\r') ? raw.slice(0, -1) : raw, offset)
    if (line && seen.has(line.name) && line.name !== 'mx') problems.push({ code: 'duplicate-field', offset })
    else if (line) lines.push(line)
    else if (code !== null && !isEnd) problems.push({ code, offset })
    if (line) seen.add(line.name)
    offset += raw.length + 1
  }
  return { lines, problems }
}

const asMode = (text: string | undefined): MtaStsMode | null =>
  text === 'enforce' || text === 'testing' || text === 'none' ? text : null

const KNOWN = new Set(['version', 'mode', 'max_age', 'mx'])

const valueOf = (lines: readonly Line[]): MtaStsPolicy => {
  const first = (name: string) => lines.find((line) => line.name === name)?.value
  const maxAge = first('max_age')
  return {
    version: first('version') === 'STSv1' ? 'STSv1' : null,
    mode: asMode(first('mode')),
    maxAge: maxAge !== undefined && DIGITS.test(maxAge) ? Math.min(Number(maxAge), MAX_AGE_LIMIT) : null,
    mxPatterns: lines
      .filter(({ name, value }) => name === 'mx' && isMxPattern(value))
      .map((mx) => mx.value.toLowerCase()),
    extensions: lines.filter(({ name }) => !KNOWN.has(name)).map(({ name, value }) => ({ name, value })),
  }
}

const faultOf = ({ name, value }: Line): MtaStsPolicyProblem | null => {
  if (name === 'version' && value !== 'STSv1') return 'wrong-version'
  if (name === 'mode' && asMode(value) === null) return 'wrong-mode'
  if (name === 'mx' && !isMxPattern(value)) return 'bad-mx'
  if (name !== 'max_age') return null
  if (!DIGITS.test(value)) return 'bad-max-age'
  return Number(value) > MAX_AGE_LIMIT ? 'max-age-too-long' : null
}

const missing = (lines: readonly Line[]): MtaStsPolicyProblem[] => {
  const has = (name: string) => lines.some((line) => line.name === name)
  const needsMx = lines.find(({ name }) => name === 'mode')?.value !== 'none'
  return [
    ...(has('version') ? [] : (['missing-version'] as const)),
    ...(has('mode') ? [] : (['missing-mode'] as const)),
    ...(has('max_age') ? [] : (['missing-max-age'] as const)),
    ...(has('mx') || !needsMx ? [] : (['missing-mx'] as const)),
  ]
}

/** Reads an MTA-STS policy file. Never throws; linear; finds every problem, in the order of the file. */
export const parseMtaStsPolicy = (text: string): Parsed<MtaStsPolicy, MtaStsPolicyProblem> => {
  const { lines, problems } = parseLines(text)
  const found = [...problems]
  for (const line of lines) {
    const code = faultOf(line)
    if (code !== null) found.push({ code, offset: line.name === 'version' ? line.offset : line.valueOffset })
  }
  for (const code of missing(lines)) found.push({ code, offset: text.length })
  return { value: valueOf(lines), problems: found.toSorted((a, b) => a.offset - b.offset) }
}
