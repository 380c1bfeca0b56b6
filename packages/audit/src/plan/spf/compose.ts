/* The one record, from what is published and who has to be let in. No question is asked here. */
import { MAX_LOOKUPS, MAX_VOID_LOOKUPS } from '../../spf/tree.ts'
import type { PlanChange, PlanWishes } from '../step.ts'
import { type Additions, isAddressPassed, isLetIn } from './additions.ts'
import { flattened } from './flatten.ts'
import { type Draft, foldRecords, type SurveyedRecord } from './fold-records.ts'
import { type Limited, lookupsOf, type OwnHosts, type Spent, voidsOf, withinLimits } from './limits.ts'
import type { ProviderTerms } from './provider-terms.ts'
import type { SurveyedTerm } from './survey.ts'
import { withEnd, withoutBroken, withoutDuplicates, withoutOpenNetworks } from './tidy.ts'

export interface ComposeInput {
  readonly records: readonly SurveyedRecord[]
  readonly additions: Additions
  readonly wishes: PlanWishes
  /** `a` and `mx` terms whose hosts are the user’s own. */
  readonly ownHosts: OwnHosts
  /** Terms of services in use: they go last. */
  readonly keep: ReadonlySet<string>
  /** Whether the message passes today for another reason than a word for everybody. */
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
  /** The same record with just enough includes replaced by their addresses, and nobody waiting; null where that is not needed, or not enough. */
  readonly flat: { readonly draft: Draft; readonly changes: readonly PlanChange[]; readonly lookups: number } | null
}

const bareTerm = (text: string): string => text.trim().toLowerCase().replace(/^\+/, '')

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

/** Where terms that pass somebody can stand: before the first that does not, and before those that end in an error. */
const inserted = (draft: Draft, terms: readonly SurveyedTerm[], isBefore: (term: SurveyedTerm) => boolean): Draft => {
  const found = draft.terms.findIndex((term) => term.qualifier !== '+' || term.state === 'faulty' || isBefore(term))
  const at = found < 0 ? draft.terms.length : found
  return { ...draft, terms: [...draft.terms.slice(0, at), ...terms, ...draft.terms.slice(at)] }
}

/** A base to which terms can be added: a record that is nothing but a `redirect` becomes one that includes its target. */
interface Base {
  readonly draft: Draft
  readonly redirect: SurveyedRecord | null
  readonly changes: readonly PlanChange[]
}

const extended = (base: Base, waiting: readonly Waiting[], address: SurveyedTerm | null): Base => {
  if (waiting.length === 0 && address === null) return base
  const { redirect: target, redirectAll = null } = base.redirect ?? {}
  const isBare = base.draft.redirect !== null && base.draft.terms.length === 0 && target
  const changes = [...base.changes]
  let draft = base.draft
  if (isBare) {
    const all = redirectAll === '-' ? ('-' as const) : ('~' as const)
    draft = { ...draft, terms: [target], redirect: null, all }
    changes.push({ code: 'redirect-to-include', params: { domain: target.target ?? '' } })
  }
  for (const { provider, terms } of waiting) {
    draft = inserted(draft, terms, () => false)
    const code = provider.isCertain ? 'add-provider' : 'add-provider-unsure'
    changes.push({ code, params: { provider: provider.name, terms: terms.map(({ text }) => text) } })
  }
  if (address) {
    draft = inserted(draft, [address], ({ lookups }) => lookups > 0)
    changes.push({ code: 'add-address', params: { address: address.text.slice(4) } })
  }
  return { ...base, draft: withoutDuplicates(draft, []), changes }
}

const spentBy = ({ draft, redirect }: Base): Spent => {
  const term = draft.redirect === null ? null : (redirect?.redirect ?? null)
  return { lookups: term?.lookups ?? 0, voids: term?.voids.ip4 ?? 0 }
}

const baseOf = ({ records, wishes }: ComposeInput): Base => {
  const { draft, changes } = foldRecords(records)
  const redirect = records.length === 1 ? (records[0] ?? null) : null
  const used = withoutUnused(draft, wishes.unusedTerms, changes)
  const plain = withoutOpenNetworks(withoutBroken(withoutDuplicates(used, changes), changes), changes)
  return { draft: withoutBrokenRedirect(plain, redirect?.redirect ?? null, changes), redirect, changes }
}

/** What the record may cost: the limits, or what it costs already. Several records cost nothing: none of them counts. */
const allowance = (records: readonly SurveyedRecord[]): Spent => {
  const [only, ...more] = records
  if (!only || more.length > 0) return { lookups: MAX_LOOKUPS, voids: MAX_VOID_LOOKUPS }
  const all = only.redirect ? [...only.terms, only.redirect] : only.terms
  return { lookups: Math.max(MAX_LOOKUPS, lookupsOf(all)), voids: Math.max(MAX_VOID_LOOKUPS, voidsOf(all)) }
}

interface Built extends Limited {
  readonly base: Base
}

/** Composes the record. Changes to the end of the record are made last, whatever else is done. */
export const composeRecord = (input: ComposeInput): Composed => {
  const { records, additions, wishes, ownHosts, keep } = input
  const base = baseOf(input)
  const most = allowance(records)
  const passing = (draft: Draft) =>
    draft.redirect !== null && base.redirect?.redirect ? [...draft.terms, base.redirect.redirect] : draft.terms
  const isCovered = (draft: Draft) =>
    additions.address === null ||
    input.isSenderPassed ||
    isAddressPassed(passing(draft), additions.address.text.slice(4))
  const build = (added: readonly Waiting[], isFree = false): Built => {
    const draft = extended(base, added, null).draft
    const full = extended(base, added, isCovered(draft) ? null : additions.address)
    if (isFree) return { ...full, base: full, lookups: 0, voids: 0 }
    return { ...withinLimits(full.draft, spentBy(full), keep, ownHosts), base: full }
  }
  const added: Waiting[] = []
  const waiting: Waiting[] = []
  for (const { one, terms } of additions.wanted) {
    if (isLetIn(one, terms, passing(extended(base, added, null).draft))) continue
    const next = { provider: one.provider, terms }
    const trial = build([...added, next])
    const isFitting = trial.lookups <= most.lookups && trial.voids <= most.voids
    if (isFitting) added.push(next)
    else waiting.push(next)
  }
  const built = build(added)
  const isOver = built.lookups > MAX_LOOKUPS
  const whole = waiting.length > 0 || isOver ? build([...added, ...waiting]) : null
  const flat = whole && flattened(whole.draft, spentBy(whole.base))
  const isFlat = wishes.isFlattened && whole !== null && flat !== null
  const chosen = isFlat ? { ...flat, base: whole.base, voids: whole.voids } : built
  const own = isFlat ? [...whole.changes, ...flat.changes] : built.changes
  const changes = [...chosen.base.changes, ...own]
  const draft = withEnd(chosen.draft, records.length === 0, changes)
  const flatEnd = flat && !isFlat ? { ...flat, draft: withEnd(flat.draft, records.length === 0, []) } : null
  const left = isFlat ? [] : waiting
  return { draft, changes, lookups: chosen.lookups, voids: chosen.voids, waiting: left, flat: flatEnd }
}
