/* One record out of all that stand at a domain. */
import type { Qualifier } from '../../spf/record.ts'
import type { PlanChange } from '../step.ts'
import { isPreserved, type Rule } from './authorised.ts'
import type { IgnoredTerm, ReadRecord } from './read-record.ts'
import type { SurveyedTerm } from './survey.ts'

/** A record in the making. */
export interface Draft {
  readonly terms: readonly SurveyedTerm[]
  readonly all: Qualifier | null
  /** The domain specification; stands only where `all` is null. */
  readonly redirect: string | null
  readonly explanation: string | null
  readonly others: readonly string[]
}

/** What a record says, for the comparison of who passes. */
export const rulesOfTerms = (terms: readonly SurveyedTerm[]): readonly Rule[] => terms.map(({ rule }) => rule)

/** The record as text. */
export const recordText = ({ terms, all, redirect, explanation, others }: Draft): string =>
  [
    'v=spf1',
    ...terms.map(({ text }) => text),
    ...(all === null ? [] : [`${all}all`]),
    ...others,
    ...(redirect === null ? [] : [`redirect=${redirect}`]),
    ...(explanation === null ? [] : [explanation]),
  ].join(' ')

/** A record that was read, and what its terms lead to. */
export interface SurveyedRecord {
  readonly read: ReadRecord
  readonly terms: readonly SurveyedTerm[]
  /** What receivers do not read today. */
  readonly ignored: readonly { readonly read: IgnoredTerm; readonly term: SurveyedTerm }[]
  /** `redirect`, as the include that stands for it. */
  readonly redirect: SurveyedTerm | null
  /** What the record that `redirect` leads to says of everybody else. */
  readonly redirectAll: Qualifier | null
}

/** Whom a record passes as it stands, `redirect` with it. */
export const rulesOfRecord = ({ terms, redirect }: SurveyedRecord): readonly Rule[] =>
  rulesOfTerms(redirect ? [...terms, redirect] : terms)

const SOFTEST_FIRST: readonly (Qualifier | null)[] = ['+', null, '?', '~', '-']

const softest = (qualifiers: readonly (Qualifier | null)[]): Qualifier | null =>
  SOFTEST_FIRST.find((qualifier) => qualifiers.includes(qualifier)) ?? null

/** An order in which whoever one of the records passes still passes: what refuses comes last where nothing else will do. */
const inOrder = (records: readonly SurveyedRecord[]): readonly SurveyedTerm[] => {
  const termsOf = ({ terms, redirect }: SurveyedRecord) => (redirect ? [...terms, redirect] : terms)
  const all = records.flatMap(termsOf)
  const orders = [all, records.toReversed().flatMap(termsOf)]
  const isKept = (order: readonly SurveyedTerm[]) =>
    records.every((record) => isPreserved(rulesOfRecord(record), rulesOfTerms(order)))
  const isPass = ({ qualifier }: SurveyedTerm) => qualifier === '+'
  if (all.every(isPass)) return all
  return orders.find(isKept) ?? [...all.filter(isPass), ...all.filter((term) => !isPass(term))]
}

const written = (qualifier: Qualifier | null): string => (qualifier === null ? '' : `${qualifier}all`)

/**
 * Folds records into one. As long as there are several, none of them counts (RFC 7208 §4.5), so nothing is lost: all terms
 * stay, and strangers are treated as the softest of the records would.
 */
export const foldRecords = (records: readonly SurveyedRecord[]): { draft: Draft; changes: PlanChange[] } => {
  const changes = records.flatMap(({ read }) => read.changes)
  const [only, ...more] = records
  if (!only) return { draft: { terms: [], all: null, redirect: null, explanation: null, others: [] }, changes }
  if (more.length === 0) {
    const { redirect, explanation, others, all } = only.read
    return { draft: { terms: only.terms, all, redirect, explanation, others }, changes }
  }
  changes.push({ code: 'fold-records', params: { count: records.length } })
  const alls = records.map(({ read, redirect, redirectAll }) => (redirect ? redirectAll : read.all))
  const all = softest(alls)
  if (new Set(alls).size > 1) {
    const before = [...new Set(alls.map(written).filter((text) => text !== ''))]
    changes.push({ code: 'soften-all', params: { before, after: all === '-' ? '-all' : '~all' } })
  }
  const explanations = [...new Set(records.flatMap(({ read }) => read.explanation ?? []))]
  for (const term of explanations.slice(1)) changes.push({ code: 'drop-explanation', params: { term } })
  for (const { read } of records) {
    if (read.redirect !== null) changes.push({ code: 'redirect-to-include', params: { domain: read.redirect } })
  }
  const others = [...new Set(records.flatMap(({ read }) => read.others))]
  const draft: Draft = { terms: inOrder(records), all, redirect: null, explanation: explanations[0] ?? null, others }
  return { draft, changes }
}
