/*
 * The score of a message: ten, less what each section takes. docs/score.md tells the formula; the prices stand in
 * packages/knowledge/src/data/scoring-model.json.
 */
import { checkPrice, type CheckPrice, scoringModel, type ScoringSection } from '@bienrecu/knowledge/scoring-model'
import type { Finding } from '../run.ts'
import { priceOf, tenths } from './price-of.ts'

export const MAX_SCORE = 10

/** 0–3, 3–5, 5–7, 7–9, 9–10: the drawings of mail-tester. */
export type ScoreBand = 0 | 1 | 2 | 3 | 4

/** rspamd’s sum, and the sum from which it calls a message spam (its action “add header”): both positive. */
export interface RspamdSum {
  readonly score: number
  readonly spamAt: number
}

export interface ScoreInput<F extends Finding> {
  /** Of the domain and of the message, in the order in which they are told. */
  readonly findings: readonly F[]
  /** Its own sign: positive is bad. Null where it is not set up, or did not answer. */
  readonly spamassassin: number | null
  /** Counts only where SpamAssassin does not. */
  readonly rspamd?: RspamdSum | null
}

/** A finding with its price: 0 or below, of ten; `section` is null where the score does not look. */
export type PricedFinding<F extends Finding = Finding> = F & {
  readonly points: number
  readonly section: string | null
}

export interface SectionPoints {
  readonly key: string
  /** 0 or below. */
  readonly points: number
  readonly parent: string | null
}

export interface MessageScore<F extends Finding = Finding> {
  /** From 0 to 10, with one decimal. */
  readonly score: number
  readonly band: ScoreBand
  /** All of them, a section before its parts; what it takes is the sum of these. Ten and the sum of those without a parent make the score, but for its floor. */
  readonly sections: readonly SectionPoints[]
  /** The most costly first, then the others as they were. */
  readonly findings: readonly PricedFinding<F>[]
}

/** A failing finding of the model, and the tenths it takes. */
interface Deduction {
  readonly at: number
  readonly price: CheckPrice
  readonly cost: number
}

/** SpamAssassin calls 5 spam; a sum of rspamd is brought to the same measure. A good sum gives nothing back. */
const filterCost = (spamassassin: number | null, rspamd: RspamdSum | null): number => {
  if (spamassassin !== null) return Math.max(0, tenths(spamassassin))
  if (rspamd === null || rspamd.spamAt <= 0) return 0
  return Math.max(0, tenths((rspamd.score * 5) / rspamd.spamAt))
}

const deductionsOf = (findings: readonly Finding[]): Deduction[] =>
  findings.flatMap((finding, at) => {
    const price = finding.status === 'fail' ? checkPrice(finding.checkId) : null
    return price === null ? [] : [{ at, price, cost: priceOf(finding, price) }]
  })

/** The first of them pay until the limit is reached. */
const withinLimit = (deductions: readonly Deduction[], limit: number | null): Deduction[] => {
  let left = limit === null ? Infinity : tenths(limit)
  return deductions.map((deduction) => {
    const cost = Math.min(deduction.cost, left)
    left -= cost
    return { ...deduction, cost }
  })
}

/** The most costly alone; of several, the first. */
const worstOf = (deductions: readonly Deduction[]): Deduction[] => {
  const worst = deductions.reduce<Deduction | null>((most, one) => (one.cost > (most?.cost ?? 0) ? one : most), null)
  return worst === null ? [] : [worst]
}

const inSection = ({ key, adds, cap }: ScoringSection, deductions: readonly Deduction[]): Deduction[] => {
  const own = deductions.filter(({ price }) => price.section === key)
  return withinLimit(adds === 'worst' ? worstOf(own) : own, cap)
}

/*
 * A basis with a limit has one over all sections; only what has none is added up section by section. So nothing that a
 * finding uses up can make another cheaper by more than it costs itself: one more fault never raises a score.
 */
const settle = (deductions: readonly Deduction[], isFiltered: boolean): Deduction[] => {
  const { sections, bases } = scoringModel()
  return bases.flatMap(({ id, limit, yieldsToFilter }) => {
    const own = deductions.filter(({ price }) => price.basis === id)
    if (isFiltered && yieldsToFilter) return []
    return limit === null ? sections.flatMap((section) => inSection(section, own)) : withinLimit(own, limit)
  })
}

/** Points from tenths that are taken away: never −0. */
const taken = (cost: number): number => (cost === 0 ? 0 : -cost / 10)

const sumUp = (costs: ReadonlyMap<string, number>): SectionPoints[] => {
  const { sections } = scoringModel()
  const sums = new Map(costs)
  // A section comes after the one that it is part of.
  for (const { key, parent } of sections.toReversed())
    if (parent !== null) sums.set(parent, (sums.get(parent) ?? 0) + (sums.get(key) ?? 0))
  return sections.map(({ key, parent }) => ({ key, points: taken(sums.get(key) ?? 0), parent }))
}

const withPrice = <F extends Finding>(finding: F, cost: number): PricedFinding<F> => ({
  ...finding,
  points: taken(cost),
  section: checkPrice(finding.checkId)?.section ?? null,
})

const bandOf = (score: number): ScoreBand => {
  if (score >= 9) return 4
  if (score >= 7) return 3
  if (score >= 5) return 2
  return score >= 3 ? 1 : 0
}

/**
 * Scores a message out of ten, with mail-tester’s weights where they are known. Only what fails costs: unknown, errors and
 * what does not apply take nothing, and neither does a filter that did not answer.
 */
export const scoreMessage = <F extends Finding>(input: ScoreInput<F>): MessageScore<F> => {
  const { findings, spamassassin, rspamd = null } = input
  const settled = settle(deductionsOf(findings), spamassassin !== null || rspamd !== null)
  const filter = filterCost(spamassassin, rspamd)
  const costs = new Map([['spamassassin', filter]])
  for (const { price, cost } of settled) costs.set(price.section, (costs.get(price.section) ?? 0) + cost)
  const costAt = new Map(settled.map(({ at, cost }) => [at, cost]))
  const priced = findings.map((finding, at) => withPrice(finding, costAt.get(at) ?? 0))
  const total = settled.reduce((sum, { cost }) => sum + cost, filter)
  const score = Math.max(0, tenths(MAX_SCORE) - total) / 10
  return {
    score,
    band: bandOf(score),
    sections: sumUp(costs),
    findings: priced.toSorted((a, b) => a.points - b.points),
  }
}
