/* The one record, from what is published and who has to be let in. No question is asked here. */
import { MAX_LOOKUPS, MAX_VOID_LOOKUPS } from '../../spf/tree.ts'
import type { PlanChange, PlanWishes } from '../step.ts'
import { type Additions, isAddressPassed, isLetIn, type Wanted } from './additions.ts'
import { withAddressesFirst } from './addresses-first.ts'
import { type Flat, flattened } from './flatten.ts'
import { type Draft, foldRecords, type SurveyedRecord } from './fold-records.ts'
import { type Limited, lookupsOf, nearerToLimits, type OwnHosts, type Spent, voidsOf, withinLimits } from './limits.ts'
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
  /** Whether the message passes today by a term that stays. */
  readonly isSenderPassed: boolean
}

export interface Composed {
  readonly draft: Draft
  readonly changes: readonly PlanChange[]
  readonly lookups: number
  readonly voids: number
  /** Services whose terms would push the record over the limits. */
  readonly waiting: readonly Wanted[]
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

const withProvider = (base: Base, { provider, terms }: Wanted): Base => {
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
/**
 * Whether there is room for what was added. In a record that is over the limits, one more look-up would push terms beyond
 * them that still pass somebody today.
 */
type Fits = (added: Base, terms: readonly SurveyedTerm[]) => boolean

/** Makes terms count that receivers do not read today, as far as there is room for them. */
const withIgnored = (base: Base, { records, wishes }: ComposeInput, isFitting: Fits): Base => {
  const unused = new Set(wishes.unusedTerms.map(bareTerm))
  let now = base
  for (const { term, read } of records.flatMap(({ ignored }) => ignored)) {
    const added = { ...now, draft: withoutDuplicates({ ...now.draft, terms: [...now.draft.terms, term] }, []) }
    const isWanted = !unused.has(bareTerm(term.text)) && term.state !== 'broken' && term.state !== 'loop'
    const isCounted = isWanted && isFitting(added, [term])
    now = { ...(isCounted ? added : now), changes: [...now.changes, isCounted ? read.counts : read.goes] }
  }
  return now
}

interface Grown {
  readonly base: Base
  readonly waiting: readonly Wanted[]
}

/** One after the other. Whoever had to wait is tried again once another is in: their terms may be among its own. */
const withProviders = (base: Base, wanted: readonly Wanted[], isFitting: Fits): Grown => {
  const waiting: Wanted[] = []
  let now = base
  for (const next of wanted) {
    const added = withProvider(now, next)
    if (isLetIn(next, passingTerms(now))) continue
    if (isFitting(added, next.terms)) now = added
    else waiting.push(next)
  }
  return now === base || waiting.length === 0 ? { base: now, waiting } : withProviders(now, waiting, isFitting)
}

/** Services in use, but for those that the user says are none. */
const wantedBy = ({ additions, wishes }: ComposeInput): readonly Wanted[] => {
  const unused = new Set(wishes.unusedTerms.map(bareTerm))
  return additions.wanted.filter(({ terms }) => !terms.every(({ text }) => unused.has(bareTerm(text))))
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

/** What is changed at all is put in order for senders of every kind; what needs no change stays as it is written. */
const finished = (draft: Draft, isNew: boolean, changes: PlanChange[]): Draft => {
  const ended = withEnd(draft, isNew, changes)
  return changes.length > 0 ? withAddressesFirst(ended, changes) : ended
}

const finishedFlat = (flat: Flat, isNew: boolean): Flat => {
  const changes = [...flat.changes]
  return { ...flat, draft: withAddressesFirst(withEnd(flat.draft, isNew, []), changes), changes }
}

/** Composes the record. Its end is looked at last, whatever else is done. */
export const composeRecord = (input: ComposeInput): Composed => {
  const { records, wishes, ownHosts, keep } = input
  const fit = (base: Base) => withinLimits(base.draft, spentByRedirect(base), keep, ownHosts)
  const limit: Limit = (base) => fit(base) ?? nearerToLimits(base.draft, spentByRedirect(base), keep)
  const isFitting: Fits = (added, terms) => {
    const limited = fit(added)
    const isWithin6 = limited !== null && voidsOf(limited.draft.terms, 'ip6') <= MAX_VOID_LOOKUPS
    return isWithin6 || (limited !== null && voidsOf(terms, 'ip6') === 0) || lookupsOf(terms) === 0
  }
  const grown = withProviders(withIgnored(baseOf(input), input, isFitting), wantedBy(input), isFitting)
  const base = withSender(grown.base, input)
  const limited = limit(base)
  const whole = flatWith(grown, input, limit)
  const isNew = records.length === 0
  if (wishes.isFlattened && whole) {
    const changes = [...whole.base.changes, ...whole.flat.changes]
    const draft = finished(whole.flat.draft, isNew, changes)
    return { draft, changes, lookups: whole.flat.lookups, voids: limited.voids, waiting: [], flat: null }
  }
  const changes = [...base.changes, ...limited.changes]
  const draft = finished(limited.draft, isNew, changes)
  const flat = whole && finishedFlat(whole.flat, isNew)
  return { draft, changes, lookups: limited.lookups, voids: limited.voids, waiting: grown.waiting, flat }
}
