/*
 * Whom a record passes, as far as that can be told without a message. `exists`, `ptr`, macros and what the DNS did not tell
 * are not enumerable: each is a condition that may hold or not, for any address. An include that cannot be judged may end the
 * check with an error, or be repaired by its owner.
 */
import type { Qualifier } from '../../spf/record.ts'
import { MAX_LOOKUPS, MAX_VOID_LOOKUPS } from '../../spf/tree.ts'
import { type AddressSet, EVERY_ADDRESS, holds, intersection, NO_ADDRESS, unionOf, without } from './address-set.ts'

/** Who a term matches. */
export type Match =
  | { readonly kind: 'addresses'; readonly set: AddressSet }
  /** `include`: whom the record passes. */
  | { readonly kind: 'record'; readonly rules: readonly Rule[] }
  /** Not enumerable; the same key has the same truth everywhere. `canFail`: it may end the check with an error instead. */
  | { readonly kind: 'condition'; readonly key: string; readonly canFail: boolean }

/** A directive: the first one that matches decides (RFC 7208 §4.6.2). */
export interface Rule {
  readonly qualifier: Qualifier
  readonly match: Match
  /** What it costs itself: a look-up, and a void one for senders of a family. */
  readonly cost: { readonly lookups: number; readonly voids4: number; readonly voids6: number }
}

export const NOBODY: Match = { kind: 'addresses', set: NO_ADDRESS }
export const EVERYBODY: Match = { kind: 'addresses', set: EVERY_ADDRESS }

type Truth = 'holds' | 'does-not-hold' | 'fails'

/** A check under way, for all addresses at once. Look-ups are counted as if nothing had matched before. */
interface Course {
  readonly truths: ReadonlyMap<string, Truth>
  readonly isLimited: boolean
  lookups: number
  voids4: number
  voids6: number
}

/** Those whom an error has ended the check for. */
const stopped = (course: Course, { cost }: Rule, left: AddressSet): AddressSet => {
  course.lookups += cost.lookups
  course.voids4 += cost.voids4
  course.voids6 += cost.voids6
  if (!course.isLimited) return NO_ADDRESS
  if (course.lookups > MAX_LOOKUPS) return left
  return {
    ip4: course.voids4 > MAX_VOID_LOOKUPS ? left.ip4 : [],
    ip6: course.voids6 > MAX_VOID_LOOKUPS ? left.ip6 : [],
  }
}

interface Outcome {
  readonly passed: AddressSet
  readonly failed: AddressSet
}

const matched = (course: Course, match: Match, left: AddressSet): Outcome => {
  if (match.kind === 'addresses') return { passed: intersection(left, match.set), failed: NO_ADDRESS }
  if (match.kind === 'record') {
    const fixed = course.isLimited ? null : fixedPasses(match.rules)
    return fixed ? { passed: intersection(left, fixed), failed: NO_ADDRESS } : judged(course, match.rules, left)
  }
  const truth = course.truths.get(match.key) ?? 'does-not-hold'
  return { passed: truth === 'holds' ? left : NO_ADDRESS, failed: truth === 'fails' ? left : NO_ADDRESS }
}

const isFree = ({ lookups, voids4, voids6 }: Rule['cost']): boolean => lookups + voids4 + voids6 === 0

/** `ip4` and `ip6` in a row match as one term would: records of thousands are judged in the time it takes to sort them. */
const inRuns = (rules: readonly Rule[]): readonly Rule[] => {
  const runs: { readonly rule: Rule; readonly sets: AddressSet[] }[] = []
  for (const rule of rules) {
    const set = rule.match.kind === 'addresses' && isFree(rule.cost) ? rule.match.set : null
    const before = runs.at(-1)
    if (set && before && before.sets.length > 0 && before.rule.qualifier === rule.qualifier) before.sets.push(set)
    else runs.push({ rule, sets: set ? [set] : [] })
  }
  return runs.map(({ rule, sets }) =>
    sets.length > 1
      ? { qualifier: rule.qualifier, match: { kind: 'addresses', set: unionOf(sets) }, cost: rule.cost }
      : rule,
  )
}

const judged = (course: Course, rules: readonly Rule[], reached: AddressSet): Outcome => {
  const passed: AddressSet[] = []
  const failed: AddressSet[] = []
  let left = reached
  for (const rule of inRuns(rules)) {
    const late = stopped(course, rule, left)
    const one = matched(course, rule.match, without(left, late))
    failed.push(late, one.failed)
    if (rule.qualifier === '+') passed.push(one.passed)
    left = without(left, unionOf([late, one.failed, one.passed]))
  }
  return { passed: unionOf(passed), failed: unionOf(failed) }
}

const NO_TRUTHS: ReadonlyMap<string, Truth> = new Map()

/** The addresses that pass; limits (RFC 7208 §4.6.4) count where `isLimited`, and no condition holds but those told. */
export const passed = (rules: readonly Rule[], truths = NO_TRUTHS, isLimited = false): AddressSet =>
  judged({ truths, isLimited, lookups: 0, voids4: 0, voids6: 0 }, rules, EVERY_ADDRESS).passed

const conditionsOf = (rules: readonly Rule[]): Extract<Match, { kind: 'condition' }>[] =>
  rules.flatMap(({ match }) => {
    if (match.kind === 'condition') return [match]
    return match.kind === 'record' ? conditionsOf(match.rules) : []
  })

/** Whether the set of those who pass depends on nothing but the address. */
export const isEnumerable = (rules: readonly Rule[]): boolean => conditionsOf(rules).length === 0

const kept = new WeakMap<readonly Rule[], AddressSet | null>()

/** Whom a record passes whatever holds; null where that depends on conditions. The same records are compared many times. */
const fixedPasses = (rules: readonly Rule[]): AddressSet | null => {
  const before = kept.get(rules)
  if (before !== undefined) return before
  const fixed = isEnumerable(rules) ? passed(rules) : null
  kept.set(rules, fixed)
  return fixed
}

const MOST_CHOICES = 81

/** Every choice of truths: conditions are taken as independent, which errs on the safe side. Null where there are too many. */
const choicesOf = (rules: readonly Rule[]): readonly ReadonlyMap<string, Truth>[] | null => {
  const conditions = new Map(conditionsOf(rules).map(({ key, canFail }) => [key, canFail]))
  let choices: ReadonlyMap<string, Truth>[] = [NO_TRUTHS]
  for (const [key, canFail] of conditions) {
    const truths: readonly Truth[] = canFail ? ['does-not-hold', 'holds', 'fails'] : ['does-not-hold', 'holds']
    choices = choices.flatMap((choice) => truths.map((truth) => new Map([...choice, [key, truth]])))
    if (choices.length > MOST_CHOICES) return null
  }
  return choices
}

/** Nested terms that refuse end an include early for some: fewer look-ups than are counted here. */
const isCountExact = (rules: readonly Rule[]): boolean =>
  rules.every(
    ({ match }) =>
      match.kind !== 'record' ||
      (isCountExact(match.rules) && match.rules.slice(0, -1).every(({ qualifier }) => qualifier === '+')),
  )

/** Whether it is certain that whoever `before` passes is passed by `after`, limits left out. False where it cannot be shown. */
export const isPreserved = (before: readonly Rule[], after: readonly Rule[]): boolean =>
  choicesOf([...before, ...after])?.every((truths) => holds(passed(after, truths), passed(before, truths))) ?? false

/**
 * The same for a record that stays over the limits: nobody whom it reaches in time may move beyond them either, where terms
 * pass nobody.
 */
export const isPreservedInTime = (before: readonly Rule[], after: readonly Rule[]): boolean => {
  if (!isPreserved(before, after)) return false
  const isCounted = isCountExact(before)
  const isInTime = (truths: ReadonlyMap<string, Truth>) =>
    holds(passed(after, truths, true), passed(before, truths, isCounted))
  return choicesOf([...before, ...after])?.every(isInTime) ?? false
}
