/*
 * A record within 10 look-ups (RFC 7208 §4.6.4), by changes that take nobody away who passes today. Each is proved before it
 * is made: what cannot be shown to be lossless stays.
 */
import { MAX_LOOKUPS, MAX_VOID_LOOKUPS } from '../../spf/tree.ts'
import type { PlanChange } from '../step.ts'
import { isEmpty } from './address-set.ts'
import { aggregatedTerms } from './aggregate.ts'
import { isPreserved, isPreservedInTime } from './authorised.ts'
import { type Draft, rulesOfTerms } from './fold-records.ts'
import type { SurveyedTerm } from './survey.ts'
import { bareTerm, withoutDuplicates } from './tidy.ts'
import { literalTerm } from './literal-term.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** DNS look-ups of a record when nothing matches before its end; `redirect` as `redirectLookups`. */
export const lookupsOf = (terms: readonly SurveyedTerm[]): number => sum(terms.map(({ lookups }) => lookups))

/** Void look-ups for senders over IPv4; senders over IPv6 meet others. */
export const voidsOf = (terms: readonly SurveyedTerm[], family: 'ip4' | 'ip6' = 'ip4'): number =>
  sum(terms.map(({ voids }) => voids[family]))

/** What is spent beside the terms, by `redirect`. */
export interface Spent {
  readonly lookups: number
  readonly voids: number
}

interface Change {
  readonly draft: Draft
  readonly change: PlanChange
}

interface Aim {
  readonly keep: ReadonlySet<string>
  /** What there is too much of. */
  readonly excess: 'lookups' | 'voids'
  /** Whether the record will stay beyond the limits: then terms must not move behind others. */
  readonly isLimited: boolean
  /** Terms that may go; all of them where it is left out. */
  readonly only?: ReadonlySet<SurveyedTerm>
}

interface Repair {
  /** The first lossless change of its sort that brings the record nearer to the limits, or null. */
  next(draft: Draft, aim: Aim): Change | null
}

const isLossless = (before: Draft, after: Draft, { isLimited }: Aim): boolean =>
  (isLimited ? isPreservedInTime : isPreserved)(rulesOfTerms(before.terms), rulesOfTerms(after.terms))

const without = (draft: Draft, term: SurveyedTerm): Draft => ({
  ...draft,
  terms: draft.terms.filter((each) => each !== term),
})

/** So many terms are tried. Nobody’s record has more that cost look-ups; whoever writes thousands wants to keep us busy. */
const MOST_CANDIDATES = 30

/** The costly terms first, and those of services in use last. */
const candidates = ({ terms }: Draft, { keep, excess, only }: Aim): readonly SurveyedTerm[] => {
  const isKept = ({ text }: SurveyedTerm) => Number(keep.has(bareTerm(text)))
  const helps = ({ lookups, voids }: SurveyedTerm) => (excess === 'lookups' ? lookups > 0 : voids.ip4 > 0)
  // A term that refuses, or softens, says something even where nobody who passes is lost without it.
  const isPass = ({ qualifier }: SurveyedTerm) => qualifier === '+'
  return terms
    .filter((term) => isPass(term) && helps(term) && (only?.has(term) ?? true))
    .toSorted((a, b) => isKept(a) - isKept(b) || b.lookups - a.lookups)
    .slice(0, MOST_CANDIDATES)
}

const dropVoid: Repair = {
  next(draft, aim) {
    const term = candidates(draft, aim).find(
      ({ kind, rule: { match } }) =>
        (kind === 'a' || kind === 'mx') && match.kind === 'addresses' && isEmpty(match.set),
    )
    return term ? { draft: without(draft, term), change: { code: 'drop-void', params: { term: term.text } } } : null
  },
}

/** The term that reaches this include as well. */
const outerOf = (term: SurveyedTerm, others: readonly SurveyedTerm[]): SurveyedTerm | undefined => {
  const target = term.kind === 'include' ? term.target?.toLowerCase() : undefined
  return others.find(({ names }) => target !== undefined && names.includes(target))
}

/** Terms each of whose addresses others name; what costs most goes first. */
const dropCovered: Repair = {
  next(draft, aim) {
    for (const term of candidates(draft, aim)) {
      const after = without(draft, term)
      if (!isLossless(draft, after, aim)) continue
      const outer = outerOf(term, after.terms)
      const params = { term: term.text }
      const nested = { code: 'drop-nested', params: { ...params, outer: outer?.text ?? '' } }
      return { draft: after, change: outer ? nested : { code: 'drop-covered', params } }
    }
    return null
  },
}

/** Includes that another one reaches: what that one names tomorrow is named for both. */
const dropNested: Repair = {
  next(draft, aim) {
    const nested = candidates(draft, aim).filter((term) => outerOf(term, without(draft, term).terms))
    return dropCovered.next(draft, { ...aim, only: new Set(nested) })
  },
}

/** `a` and `mx` whose hosts are the user’s own, by their names. */
export type OwnHosts = ReadonlySet<SurveyedTerm['text']>

const replaceHost = (ownHosts: OwnHosts): Repair => ({
  next(draft, aim) {
    const term = candidates(draft, aim).find(({ text }) => ownHosts.has(text))
    const match = term?.rule.match
    if (!term || match?.kind !== 'addresses') return null
    const texts = aggregatedTerms(match.set).map((text) => (term.qualifier === '+' ? text : `${term.qualifier}${text}`))
    const terms = draft.terms.flatMap((each) => (each === term ? texts.map(literalTerm) : [each]))
    return {
      draft: withoutDuplicates({ ...draft, terms }, []),
      change: { code: 'replace-host', params: { term: term.text, addresses: texts } },
    }
  },
})

const excessOf = ({ terms }: Draft, spent: Spent): Aim['excess'] | null => {
  if (lookupsOf(terms) + spent.lookups > MAX_LOOKUPS) return 'lookups'
  return voidsOf(terms) + spent.voids > MAX_VOID_LOOKUPS ? 'voids' : null
}

export interface Limited {
  readonly draft: Draft
  readonly changes: readonly PlanChange[]
  readonly lookups: number
  readonly voids: number
}

const repairedWith = (
  draft: Draft,
  repairs: readonly Repair[],
  spent: Spent,
  given: Pick<Aim, 'keep' | 'isLimited'>,
): Limited => {
  const changes: PlanChange[] = []
  let now = draft
  for (let excess = excessOf(now, spent); excess !== null; excess = excessOf(now, spent)) {
    const aim = { ...given, excess }
    const found = firstChange(now, repairs, aim) ?? firstChange(now, repairs, { ...aim, excess: 'voids' })
    if (!found) break
    now = found.draft
    changes.push(found.change)
  }
  const lookups = lookupsOf(now.terms) + spent.lookups
  return { draft: now, changes, lookups, voids: voidsOf(now.terms) + spent.voids }
}

const firstChange = (draft: Draft, repairs: readonly Repair[], aim: Aim): Change | null => {
  for (const repair of repairs) {
    const found = repair.next(draft, aim)
    if (found) return found
  }
  return null
}

const hasMade = ({ changes }: Limited, code: string): boolean => changes.some((change) => change.code === code)

/** The same repair again, as often as there is need. */
const repeated = (limited: Limited, repair: Repair, aim: Aim, isNeeded: (draft: Draft) => boolean): Limited => {
  const changes = [...limited.changes]
  let now = limited.draft
  for (let found = repair.next(now, aim); found !== null && isNeeded(now); found = repair.next(now, aim)) {
    now = found.draft
    changes.push(found.change)
  }
  const [lookups, voids] = [lookupsOf(now.terms), voidsOf(now.terms)]
  return {
    draft: now,
    changes,
    lookups: limited.lookups - lookupsOf(limited.draft.terms) + lookups,
    voids: limited.voids - voidsOf(limited.draft.terms) + voids,
  }
}

/**
 * What is being repaired is repaired for senders of every kind: an `exists` that does not match is a void look-up too, and a
 * host without an IPv6 address is one for everybody who sends over IPv6.
 */
const forEverySender = (limited: Limited, replace: Repair, keep: ReadonlySet<string>): Limited => {
  const aim = { keep, isLimited: false }
  const idle = new Set(limited.draft.terms.filter(({ text }) => !keep.has(bareTerm(text))))
  const dropped = hasMade(limited, 'drop-void')
    ? repeated(limited, dropVoid, { ...aim, excess: 'voids', only: idle }, () => true)
    : limited
  const isShortOfVoids = ({ terms }: Draft) => voidsOf(terms, 'ip6') > MAX_VOID_LOOKUPS
  return hasMade(dropped, 'replace-host')
    ? repeated(dropped, replace, { ...aim, excess: 'lookups' }, isShortOfVoids)
    : dropped
}

/** What stays lossless in time comes first. */
const DROPS = [dropVoid, dropNested, dropCovered]
/** What costs most goes first, where that is not enough. */
const COSTLY_FIRST = [dropVoid, dropCovered]

/**
 * The record within the limits; null where lossless changes cannot bring it there. `keep`: terms of services in use, which go
 * last. Hosts are replaced by their addresses only where nothing else will do, since addresses have to be kept up to date.
 */
export const withinLimits = (
  draft: Draft,
  spent: Spent,
  keep: ReadonlySet<string>,
  ownHosts: OwnHosts,
): Limited | null => {
  const replace = replaceHost(ownHosts)
  for (const repairs of [DROPS, COSTLY_FIRST, [...DROPS, replace], [...COSTLY_FIRST, replace]]) {
    const repaired = repairedWith(draft, repairs, spent, { keep, isLimited: false })
    if (excessOf(repaired.draft, spent) === null) return forEverySender(repaired, replace, keep)
  }
  return null
}

/** A record that stays over the limits, nearer to them. Nothing that is reached today may move beyond them. */
export const nearerToLimits = (draft: Draft, spent: Spent, keep: ReadonlySet<string>): Limited =>
  repairedWith(draft, COSTLY_FIRST, spent, { keep, isLimited: true })
