/*
 * SPF records: the grammar of RFC 7208 §12, complete. Knowingly not done: `v=spf2.0` (RFC 4406, historic) and the obsolete
 * record type 99 are not SPF records.
 */
import type { Parsed, Problem } from '../evidence.ts'
import { parseTerm, type TermProblem } from './parse-term.ts'
import type { Mechanism, NamedModifier, SpfRecord, Term } from './record.ts'

export type SpfProblemCode = TermProblem | 'not-spf' | 'bad-character' | 'duplicate-redirect' | 'duplicate-exp'
export type SpfProblem = Problem<SpfProblemCode>

const VERSION = /^v=spf1(?: |$)/i
const VERSION_LENGTH = 'v=spf1'.length
const BAD_CHARACTERS = /[^\x20-\x7e]+/g

/** Whether a TXT record is an SPF record: the version, then a space or nothing (§4.5). */
export const isSpfRecord = (text: string): boolean => VERSION.test(text)

/** The SPF record among TXT records; null when there is none, or several. */
export const onlyRecord = (records: readonly string[]): string | null => {
  let only: string | null = null
  for (const record of records) {
    if (!isSpfRecord(record)) continue
    if (only !== null) return null
    only = record
  }
  return only
}

const isMechanism = (term: Term): term is Mechanism =>
  term.kind !== 'redirect' && term.kind !== 'exp' && term.kind !== 'unknown-modifier'

/** `redirect` and `exp` stand once at most (§6); the first one is kept. */
const onlyModifier = (
  terms: readonly Term[],
  kind: 'redirect' | 'exp',
  problems: SpfProblem[],
): NamedModifier | null => {
  const [first = null, ...more] = terms.filter((term): term is NamedModifier => term.kind === kind)
  for (const { offset } of more) problems.push({ code: `duplicate-${kind}`, offset })
  return first
}

const parseTerms = (text: string, problems: Problem<TermProblem>[]): Term[] => {
  const terms: Term[] = []
  for (let from = VERSION_LENGTH; from < text.length;) {
    const space = text.indexOf(' ', from)
    const end = space < 0 ? text.length : space
    const term = end > from ? parseTerm(text.slice(from, end), from, problems) : null
    if (term) terms.push(term)
    from = end + 1
  }
  return terms
}

const parse = (text: string): Parsed<SpfRecord, SpfProblemCode> => {
  const inTerms: Problem<TermProblem>[] = []
  const terms = isSpfRecord(text) ? parseTerms(text, inTerms) : []
  const problems: SpfProblem[] = [...inTerms]
  if (!isSpfRecord(text)) problems.push({ code: 'not-spf', offset: 0 })
  for (const { index } of text.matchAll(BAD_CHARACTERS)) problems.push({ code: 'bad-character', offset: index })
  const redirect = onlyModifier(terms, 'redirect', problems)
  const explanation = onlyModifier(terms, 'exp', problems)
  const value: SpfRecord = { terms, mechanisms: terms.filter(isMechanism), redirect, explanation }
  return { value, problems: problems.toSorted((a, b) => a.offset - b.offset) }
}

const KEPT = 1000
const LONGEST_KEPT = 2048
const kept = new Map<string, Parsed<SpfRecord, SpfProblemCode>>()

/**
 * Reads an SPF record: what could be understood, and every fault with its place in characters. Never throws. The records
 * of large senders are met in one audit after the other: those read lately are kept.
 */
export const parseSpf = (text: string): Parsed<SpfRecord, SpfProblemCode> => {
  const before = kept.get(text)
  if (before) return before
  const parsed = parse(text)
  if (text.length > LONGEST_KEPT) return parsed
  if (kept.size >= KEPT) kept.clear()
  kept.set(text, parsed)
  return parsed
}
