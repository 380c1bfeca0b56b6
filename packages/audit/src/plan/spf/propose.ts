/* The SPF part of a plan: asks what is missing, composes the record, and tells what it would change. */
import type { Evidence } from '../../evidence.ts'
import { txtAnswerSize } from '../../spf/answer-size.ts'
import { countLookups, countVoids, MAX_LOOKUPS } from '../../spf/tree.ts'
import type { PlanChange, PlanContext, PlanEdit } from '../step.ts'
import type { Wanted } from './additions.ts'
import { type Composed, composeRecord } from './compose.ts'
import { type Draft, recordText, type SurveyedRecord } from './fold-records.ts'
import { type Gathered, gatherSpf } from './gather.ts'
import { lookupsOf, type Spent, voidsOf } from './limits.ts'
import { withNetworksMerged } from './shorten.ts'
import type { Source } from './source.ts'
import type { SurveyedTerm } from './survey.ts'
import { bareTerm } from './tidy.ts'

/** What is to be published of SPF, and what it would lead to. */
export interface SpfProposal {
  readonly domain: string
  /** Where an alias (CNAME) at the domain leads: then the record is not the user’s to change. */
  readonly alias: string | null
  /** The record that is nothing but a `redirect` to this domain, where its fault is there; null otherwise. */
  readonly keeper: string | null
  /** What the record takes the place of. */
  readonly before: readonly string[]
  readonly after: string
  /** Empty where nothing has to change. */
  readonly edits: readonly PlanEdit[]
  readonly changes: readonly PlanChange[]
  readonly lookups: { readonly before: number; readonly after: number }
  readonly voids: { readonly before: number; readonly after: number }
  /** Octets of the TXT answer. */
  readonly size: number
  /** Services that would push the record over the limit of look-ups: they wait for the user’s word. */
  readonly waiting: readonly Wanted[]
  /** Terms that cost look-ups, and are not of a service in use: only the user knows whether they are needed. */
  readonly doubtful: readonly SurveyedTerm[]
  /** The alternative with includes replaced by addresses; null where it is not needed, or does not help. */
  readonly flat: { readonly after: string; readonly changes: readonly PlanChange[]; readonly lookups: number } | null
}

const COMFORTABLE_SIZE = 450
const ANSWER_LIMIT = 512

const FOR_EVERYBODY = /^\+?(?:all|ip[46]:.*\/0)$/i

/** Whether the message passes today by a term that stays. */
const isSenderPassed = ({ evidence: { spfCheck }, wishes }: PlanContext): boolean => {
  const check = spfCheck.known ? spfCheck.value : null
  if (check?.result !== 'pass' || check.matched === null || FOR_EVERYBODY.test(check.matched)) return false
  return !wishes.unusedTerms.map(bareTerm).includes(bareTerm(check.matched))
}

const sizeOf = (domain: string, { all, published }: Pick<Source, 'all' | 'published'>, after: string): number =>
  txtAnswerSize(domain, [...all.filter((text) => !published.includes(text)), after])

/** What a wildcard gives does not stand at the name, and ends there with the first record of its own (RFC 4592 §2.2.1). */
const isFromWildcard = ({ published }: Source, wildcard: readonly string[]): boolean =>
  published.length > 0 && published.every((text) => wildcard.includes(text))

const editsFor = (domain: string, source: Source, wildcard: readonly string[], after: string): PlanEdit[] => {
  const { published, edits } = source
  const before = isFromWildcard(source, wildcard) ? [] : published.filter((text) => text !== after)
  const added = published.includes(after) ? [] : [after]
  const own: PlanEdit[] = before.length + added.length > 0 ? [{ name: domain, type: 'TXT', before, after: added }] : []
  return [...own, ...edits]
}

/** What judging costs today; of several records, or one that cannot be read, what would be spent if they counted. */
const costsToday = ({ spf }: Evidence, records: readonly SurveyedRecord[]): Spent => {
  if (spf.known && spf.value?.problems.length === 0)
    return { lookups: countLookups(spf.value), voids: countVoids(spf.value) }
  const terms = records.flatMap((record) => (record.redirect ? [...record.terms, record.redirect] : record.terms))
  return { lookups: lookupsOf(terms), voids: voidsOf(terms) }
}

/** What is said beside the changes: it changes nothing itself. */
const notesFor = ({ source, additions, wildcard }: Gathered, composed: Composed, size: number): PlanChange[] => {
  const notes: PlanChange[] = []
  for (const { provider, terms } of composed.waiting) {
    notes.push({ code: 'provider-waits', params: { provider: provider.name, lookups: lookupsOf(terms) } })
  }
  for (const { name } of additions.unusable) notes.push({ code: 'provider-unknown', params: { provider: name } })
  if (composed.lookups > MAX_LOOKUPS) notes.push({ code: 'still-over', params: { lookups: composed.lookups } })
  if (size > ANSWER_LIMIT) notes.push({ code: 'too-long', params: { size } })
  if (isFromWildcard(source, wildcard)) notes.push({ code: 'from-wildcard', params: {} })
  return notes
}

/** The record as text, and what was done to keep it short. What needs no change stays as it is written. */
const written = (domain: string, { texts, published, all }: Source, draft: Draft, changes: readonly PlanChange[]) => {
  const source = { published, all }
  const merged: PlanChange[] = []
  const isLong = sizeOf(domain, source, recordText(draft)) > COMFORTABLE_SIZE
  const short = isLong ? withNetworksMerged(draft, merged) : draft
  const [only = ''] = texts
  const isKept = changes.length + merged.length === 0 && published.includes(only)
  return { after: isKept ? only : recordText(short), changes: [...changes, ...merged] }
}

const flatOf = (domain: string, source: Source, { flat }: Composed): SpfProposal['flat'] => {
  if (!flat) return null
  const { after, changes } = written(domain, source, flat.draft, flat.changes)
  const size = sizeOf(domain, source, after)
  const notes = size > ANSWER_LIMIT ? [{ code: 'too-long', params: { size } }] : []
  return { after, changes: [...changes, ...notes], lookups: flat.lookups }
}

/** Where the fault lies that the record cannot mend: with whoever keeps the one it redirects to. */
const keeperOf = ({ draft, lookups }: Composed, [record]: readonly SurveyedRecord[]): string | null => {
  const target = draft.terms.length === 0 && draft.redirect !== null ? (record?.redirect ?? null) : null
  return target && (target.state === 'faulty' || lookups > MAX_LOOKUPS) ? target.target : null
}

/** Terms of which only the user knows whether they are still needed. */
const doubtfulTerms = ({ draft }: Composed, { keep }: Gathered, { wishes }: PlanContext): readonly SurveyedTerm[] => {
  const told = new Set([...keep, ...wishes.usedTerms.map(bareTerm)])
  return draft.terms.filter(({ text, lookups }) => lookups > 0 && !told.has(bareTerm(text)))
}

const make = async (context: PlanContext): Promise<SpfProposal | null> => {
  const { domain, evidence, wishes } = context
  if (!evidence.spfRecords.known) return null
  const gathered = await gatherSpf(context)
  const { source, records, additions, keep, ownHosts, alias } = gathered
  const costs = costsToday(evidence, records)
  const composed = composeRecord({
    records,
    additions,
    wishes,
    ownHosts,
    keep,
    isSenderPassed: isSenderPassed(context),
  })
  if (records.length === 0 && composed.draft.terms.length === 0) return null
  const { after, changes } = written(domain, source, composed.draft, composed.changes)
  const size = sizeOf(domain, source, after)
  return {
    domain,
    alias,
    keeper: keeperOf(composed, records),
    before: source.published,
    after,
    edits: editsFor(domain, source, gathered.wildcard, after),
    changes: [...source.changes, ...changes, ...notesFor(gathered, composed, size)],
    lookups: { before: costs.lookups, after: composed.lookups },
    voids: { before: costs.voids, after: composed.voids },
    size,
    waiting: composed.waiting,
    doubtful: doubtfulTerms(composed, gathered, context),
    flat: flatOf(domain, source, composed),
  }
}

const made = new WeakMap<PlanContext, Promise<SpfProposal | null>>()

/**
 * What is to be published of SPF at the domain; null where its records are not known, or where it sends nothing. Made once
 * for each context.
 */
export const proposeSpf = (context: PlanContext): Promise<SpfProposal | null> => {
  const before = made.get(context)
  if (before) return before
  const proposal = make(context)
  made.set(context, proposal)
  return proposal
}
