/* The one record, from what is published and who has to be let in. No question is asked here. */
import { MAX_LOOKUPS, MAX_VOID_LOOKUPS } from '../../spf/tree.ts'
import type { PlanChange, PlanWishes } from '../step.ts'
import { type Additions, isAddressPassed, isLetIn } from './additions.ts'
import { type Flat, flattened } from './flatten.ts'
import { type Draft, foldRecords, type SurveyedRecord } from './fold-records.ts'
import { type Limited, type OwnHosts, type Spent, withinLimits } from './limits.ts'
import type { ProviderTerms } from './provider-terms.ts'
import type { SurveyedTerm } from './survey.ts'
import { bareTerm, withEnd, withoutBroken, withoutDuplicates, withoutOpenNetworks } from './tidy.ts'

export interface ComposeInput {
  readonly records: readonly SurveyedRecord[]
  readonly additions: Additions
  readonly wishes: PlanWishes
  /** `a` and `mx` terms whose hosts are the user’s own. */
  readonly ownHosts: OwnHosts
  /** Terms of services in use, as `bareTerm` writes them: they go last. */
  readonly keep: ReadonlySet<string>
  /** What judging the record costs today. */
  readonly spentToday: Spent
  /** Whether the message passes today by a term that stays. */
  readonly isSenderPassed: boolean
}

/** A service whose terms would push the record over the limits. */
export interface Waiting {
  readonly provider: ProviderTerms
  readonly terms: readonly SurveyedTerm[]
}

export interface Composed {
  readonly draft: Draft
  readonly changes: readonly PlanChange[]
  readonly lookups: number
  readonly voids: number
  readonly waiting: readonly Waiting[]
  /** The alternative: just enough includes replaced by addresses, and nobody waiting. Null where there is no need, or no way. */
  readonly flat: Flat | null
}

/** The record that others are added to. */
interface Base {
  readonly draft: Draft
  /** What `redirect` leads to, where the record stands alone. */
  readonly redirect: SurveyedRecord | null
  readonly changes: readonly PlanChange[]
}

const withoutUnused = (draft: Draft, unusedTerms: readonly string[], changes: PlanChange[]): Draft => {
  const unused = new Set(unusedTerms.map(bareTerm))
  const isUnused = ({ text }: SurveyedTerm) => unused.has(bareTerm(text))
  for (const { text } of draft.terms.filter(isUnused)) changes.push({ code: 'drop-unused', params: { term: text } })
  return { ...draft, terms: draft.terms.filter((term) => !isUnused(term)) }
}

/** A `redirect` without a record behind it makes receivers answer permerror for all who pass nowhere before (§6.1). */
const withoutBrokenRedirect = (draft: Draft, redirect: SurveyedTerm | null, changes: PlanChange[]): Draft => {
  if (draft.redirect === null || (redirect?.state !== 'broken' && redirect?.state !== 'loop')) return draft
  const domain = redirect.target ?? draft.redirect
  changes.push({ code: 'drop-broken', params: { term: `redirect=${draft.redirect}`, domain } })
  return { ...draft, redirect: null }
}

const baseOf = ({ records, wishes }: ComposeInput): Base => {
  const { draft, changes } = foldRecords(records)
  const redirect = records.length === 1 ? (records[0] ?? null) : null
  const used = withoutUnused(draft, wishes.unusedTerms, changes)
  const plain = withoutOpenNetworks(withoutBroken(withoutDuplicates(used, changes), changes), changes)
  return { draft: withoutBrokenRedirect(plain, redirect?.redirect ?? null, changes), redirect, changes }
}

/** Terms that pass somebody stand before the first that does not, and before those that end in an error. */
const inserted = (
  draft: Draft,
  terms: readonly SurveyedTerm[],
  isBehind: (term: SurveyedTerm) => boolean = () => false,
): Draft => {
  const found = draft.terms.findIndex((term) => term.qualifier !== '+' || term.state === 'faulty' || isBehind(term))
  const at = found < 0 ? draft.terms.length : found
  return { ...draft, terms: [...draft.terms.slice(0, at), ...terms, ...draft.terms.slice(at)] }
}

/** A record that is nothing but a `redirect` has no room for others: its target is included instead. */
const opened = (base: Base): Base => {
  const { redirect: target = null, redirectAll = null } = base.redirect ?? {}
  if (base.draft.redirect === null || base.draft.terms.length > 0 || !target) return base
  const draft: Draft = { ...base.draft, terms: [target], redirect: null, all: redirectAll === '-' ? '-' : '~' }
  const change = { code: 'redirect-to-include', params: { domain: target.target ?? '' } }
  return { ...base, draft, changes: [...base.changes, change] }
}

const withProvider = (base: Base, { provider, terms }: Waiting): Base => {
  const code = provider.isCertain ? 'add-provider' : 'add-provider-unsure'
  const change = { code, params: { provider: provider.name, terms: terms.map(({ text }) => text) } }
  const { draft, changes } = opened(base)
  return { ...base, draft: withoutDuplicates(inserted(draft, terms), []), changes: [...changes, change] }
}

const addressOf = ({ text }: SurveyedTerm): string => text.slice('ip4:'.length)

/** Addresses stand first, where they cost nothing before they match. */
const withAddress = (base: Base, address: SurveyedTerm): Base => {
  const change = { code: 'add-address', params: { address: addressOf(address) } }
  const { draft, changes } = opened(base)
  const terms = inserted(draft, [address], ({ lookups }) => lookups > 0)
  return { ...base, draft: withoutDuplicates(terms, []), changes: [...changes, change] }
}

/** All that the record passes with, what `redirect` leads to with it. */
const passingTerms = ({ draft, redirect }: Base): readonly SurveyedTerm[] =>
  draft.redirect !== null && redirect?.redirect ? [...draft.terms, redirect.redirect] : draft.terms

const spentByRedirect = ({ draft, redirect }: Base): Spent => {
  const term = draft.redirect === null ? null : (redirect?.redirect ?? null)
  return { lookups: term?.lookups ?? 0, voids: term?.voids.ip4 ?? 0 }
}

type Limit = (base: Base) => Limited

/** Makes terms count that receivers do not read today, as far as there is room for them. */
const withIgnored = (base: Base, { records, wishes }: ComposeInput, isFitting: (base: Base) => boolean): Base => {
  const unused = new Set(wishes.unusedTerms.map(bareTerm))
  let now = base
  for (const { term, read } of records.flatMap(({ ignored }) => ignored)) {
    const added = { ...now, draft: withoutDuplicates(inserted(now.draft, [term]), []) }
    const isWanted = !unused.has(bareTerm(term.text)) && term.state !== 'broken' && term.state !== 'loop'
    if (isWanted && isFitting(added)) now = { ...added, changes: [...now.changes, read.counts] }
    else if (read.goes) now = { ...now, changes: [...now.changes, read.goes] }
    else now = { ...now, draft: { ...now.draft, others: [...now.draft.others, read.written] } }
  }
  return now
}

interface Grown {
  readonly base: Base
  readonly waiting: readonly Waiting[]
}

const withProviders = (base: Base, { additions, wishes }: ComposeInput, isFitting: (base: Base) => boolean): Grown => {
  const unused = new Set(wishes.unusedTerms.map(bareTerm))
  const waiting: Waiting[] = []
  let now = base
  for (const { one, terms } of additions.wanted) {
    const isUnused = terms.every(({ text }) => unused.has(bareTerm(text)))
    if (isUnused || isLetIn(one, terms, passingTerms(now), additions.seen)) continue
    const next = { provider: one.provider, terms }
    const added = withProvider(now, next)
    if (isFitting(added)) now = added
    else waiting.push(next)
  }
  return { base: now, waiting }
}

const withSender = (base: Base, { additions: { address }, isSenderPassed }: ComposeInput): Base =>
  address === null || isSenderPassed || isAddressPassed(passingTerms(base), addressOf(address))
    ? base
    : withAddress(base, address)

/** The whole with nobody waiting, and addresses for as many includes as it takes. */
const flatWith = ({ base, waiting }: Grown, input: ComposeInput, limit: Limit): { base: Base; flat: Flat } | null => {
  const whole = withSender(waiting.reduce(withProvider, base), input)
  const limited = limit(whole)
  if (limited.lookups <= MAX_LOOKUPS) return null
  const flat = flattened(limited.draft, spentByRedirect(whole))
  return flat && { base: whole, flat: { ...flat, changes: [...limited.changes, ...flat.changes] } }
}

/** Composes the record. Its end is looked at last, whatever else is done. */
export const composeRecord = (input: ComposeInput): Composed => {
  const { records, wishes, ownHosts, keep, spentToday } = input
  const limit: Limit = (base) => withinLimits(base.draft, spentByRedirect(base), keep, ownHosts)
  const isFitting = (base: Base): boolean => {
    const { lookups, voids } = limit(base)
    const isInLookups = lookups <= Math.max(MAX_LOOKUPS, spentToday.lookups)
    return isInLookups && voids <= Math.max(MAX_VOID_LOOKUPS, spentToday.voids)
  }
  const grown = withProviders(withIgnored(baseOf(input), input, isFitting), input, isFitting)
  const base = withSender(grown.base, input)
  const limited = limit(base)
  const whole = flatWith(grown, input, limit)
  const isNew = records.length === 0
  if (wishes.isFlattened && whole) {
    const changes = [...whole.base.changes, ...whole.flat.changes]
    const draft = withEnd(whole.flat.draft, isNew, changes)
    return { draft, changes, lookups: whole.flat.lookups, voids: limited.voids, waiting: [], flat: null }
  }
  const changes = [...base.changes, ...limited.changes]
  const draft = withEnd(limited.draft, isNew, changes)
  const flat = whole && { ...whole.flat, draft: withEnd(whole.flat.draft, isNew, []) }
  return { draft, changes, lookups: limited.lookups, voids: limited.voids, waiting: grown.waiting, flat }
}
