/*
 * A record within 10 look-ups (RFC 7208 §4.6.4), by changes that take nobody away who passes today. Each is proved before it
 * is made: what cannot be shown to be lossless stays.
 */
import { MAX_LOOKUPS, MAX_VOID_LOOKUPS } from '../../spf/tree.ts'
import type { PlanChange } from '../step.ts'
import { isEmpty } from './address-set.ts'
import { aggregatedTerms } from './aggregate.ts'
import { isPreserved } from './authorised.ts'
import { type Draft, rulesOfTerms } from './fold-records.ts'
import type { SurveyedTerm } from './survey.ts'
import { bareTerm } from './tidy.ts'
import { literalTerm } from './literal-term.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** DNS look-ups of a record when nothing matches before its end; `redirect` as `redirectLookups`. */
export const lookupsOf = (terms: readonly SurveyedTerm[]): number => sum(terms.map(({ lookups }) => lookups))

/** Void look-ups for senders over IPv4: those over IPv6 meet more, and few servers send over IPv6 alone. */
export const voidsOf = (terms: readonly SurveyedTerm[]): number => sum(terms.map(({ voids }) => voids.ip4))

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
}

interface Repair {
  /** The first lossless change of its sort that brings the record nearer to the limits, or null. */
  next(draft: Draft, aim: Aim): Change | null
}

const isLossless = (before: Draft, after: Draft): boolean =>
  isPreserved(rulesOfTerms(before.terms), rulesOfTerms(after.terms))

const without = (draft: Draft, term: SurveyedTerm): Draft => ({
  ...draft,
  terms: draft.terms.filter((each) => each !== term),
})

/** The costly terms first, and those of services in use last. */
const candidates = ({ terms }: Draft, { keep, excess }: Aim): readonly SurveyedTerm[] => {
  const isKept = ({ text }: SurveyedTerm) => Number(keep.has(bareTerm(text)))
  const helps = ({ lookups, voids }: SurveyedTerm) => (excess === 'lookups' ? lookups > 0 : voids.ip4 > 0)
  return terms.filter(helps).toSorted((a, b) => isKept(a) - isKept(b) || b.lookups - a.lookups)
}

const dropVoid: Repair = {
  next(draft, aim) {
    const term = candidates(draft, aim).find(
      ({ kind, match }) => (kind === 'a' || kind === 'mx') && match.kind === 'addresses' && isEmpty(match.set),
    )
    return term ? { draft: without(draft, term), change: { code: 'drop-void', params: { term: term.text } } } : null
  },
}

const dropNested: Repair = {
  next(draft, aim) {
    for (const term of candidates(draft, aim)) {
      const target = term.target?.toLowerCase()
      const outer = draft.terms.find((each) => each !== term && target !== undefined && each.names.includes(target))
      if (term.kind !== 'include' || !outer) continue
      const after = without(draft, term)
      const change = { code: 'drop-nested', params: { term: term.text, outer: outer.text } }
      if (isLossless(draft, after)) return { draft: after, change }
    }
    return null
  },
}

const dropCovered: Repair = {
  next(draft, aim) {
    for (const term of candidates(draft, aim)) {
      const after = without(draft, term)
      if (isLossless(draft, after))
        return { draft: after, change: { code: 'drop-covered', params: { term: term.text } } }
    }
    return null
  },
}

/** `a` and `mx` whose hosts are the user’s own, by their names. */
export type OwnHosts = ReadonlySet<SurveyedTerm['text']>

const replaceHost = (ownHosts: OwnHosts): Repair => ({
  next(draft, aim) {
    const term = candidates(draft, aim).find(({ text }) => ownHosts.has(text))
    if (term?.match.kind !== 'addresses') return null
    const set = term.match.set
    const texts = aggregatedTerms(set).map((text) => (term.qualifier === '+' ? text : `${term.qualifier}${text}`))
    const terms = draft.terms.flatMap((each) => (each === term ? texts.map(literalTerm) : [each]))
    return {
      draft: { ...draft, terms },
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

const repairedWith = (draft: Draft, repairs: readonly Repair[], spent: Spent, keep: ReadonlySet<string>): Limited => {
  const changes: PlanChange[] = []
  let now = draft
  for (let excess = excessOf(now, spent); excess !== null; excess = excessOf(now, spent)) {
    const aim = { keep, excess }
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

const DROPS = [dropVoid, dropNested, dropCovered]

/**
 * The record nearer to the limits, within them if lossless changes can bring it there. `keep`: terms of services in use,
 * which go last. Hosts are replaced by their addresses only where that is enough, since addresses have to be kept up to date.
 */
export const withinLimits = (draft: Draft, spent: Spent, keep: ReadonlySet<string>, ownHosts: OwnHosts): Limited => {
  const dropped = repairedWith(draft, DROPS, spent, keep)
  if (excessOf(dropped.draft, spent) === null) return dropped
  const replaced = repairedWith(draft, [...DROPS, replaceHost(ownHosts)], spent, keep)
  return excessOf(replaced.draft, spent) === null ? replaced : dropped
}
