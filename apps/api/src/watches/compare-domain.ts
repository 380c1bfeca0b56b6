/* A look at a domain held against its baseline: what has drifted, what is not known, and what the baseline is from now on. */
import { createHash } from 'node:crypto'
import { textKindOf } from '@bienrecu/audit/verify/record-meaning'
import type { ListAnswer } from '@bienrecu/audit/lists/facts'
import { listingsOf } from '@bienrecu/audit/lists/listings'
import { MAX_LOOKUPS } from '@bienrecu/audit/spf/tree'
import type { NoticeKind } from '@bienrecu/shared'
import type { NoticeParams } from '../notices/say-notice.ts'
import { type Baseline, listingKey, recordKey, type WatchedRecord } from './baseline.ts'
import type { PlannedRecord } from './baseline-with.ts'
import { isAsBefore, isAsPlanned, nowAt } from './compare-records.ts'
import type { Found } from './find-records.ts'
import type { DomainSighting } from './look-at-domain.ts'

/** A change at one name and type, as the history of the DNS has it. */
export interface SeenChange {
  readonly name: string
  readonly type: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** Something that is not as it was. */
export interface Drift {
  /** What it is about; the same from look to look. */
  readonly key: string
  readonly kind: NoticeKind
  /** What is the case with it now. */
  readonly fact: string
  readonly params: NoticeParams
  readonly change: SeenChange | null
}

export interface Comparison {
  readonly drifts: readonly Drift[]
  /** Keys of what could not be seen: it is neither drift nor as it was. */
  readonly unknown: ReadonlySet<string>
  readonly baseline: Baseline
}

/** A record that a plan changes. */
export interface PlanChange extends PlannedRecord {
  /** Said to be published, and not visible everywhere yet: whatever stands there meanwhile is no drift. */
  readonly isAwaited: boolean
}

export const DOMAIN_KEY = 'domain'
export const LOOKUPS_KEY = 'lookups'

const LONGEST_SHOWN = 160
/** Whoever writes the zone writes this: it must not command a terminal, nor break a line of a message. */
const shown = (values: readonly string[]): string => {
  const text = values.join(' + ').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd')
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}

const digest = (values: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16)

/** A key in the place of another one, both in use, is a renewal. */
const isRotation = ({ kind, name }: WatchedRecord, now: readonly string[]): boolean =>
  kind === 'dkim' && now.every((text) => textKindOf(text, name) === 'dkim' && !/(?:^|;)\s*p\s*=\s*(?:;|$)/.test(text))

const driftOf = (domain: string, record: WatchedRecord, found: Found): Drift => {
  const { name, type } = record
  const before = record.values ?? []
  const after = nowAt(record, found)
  const kind = after.length === 0 ? 'record-gone' : isRotation(record, after) ? 'key-rotated' : 'record-changed'
  const key = recordKey(record)
  const params = { domain, name, type, before: shown(before), after: shown(after) }
  return { key, kind, fact: `${key} ${digest(after)}`, params, change: { name, type, before, after } }
}

type Judged = { readonly record: WatchedRecord; readonly drift?: Drift; readonly isUnknown?: boolean }

/** An alias found where a text was looked for is watched as such: what it leads to is its owner’s to change. */
const taken = (record: WatchedRecord, found: Found): WatchedRecord =>
  found.alias === null
    ? { ...record, values: nowAt(record, found) }
    : { name: record.name, type: 'CNAME', kind: null, values: [found.alias] }

const judgeRecord = (
  domain: string,
  record: WatchedRecord,
  found: Found | null,
  changes: readonly PlanChange[],
): Judged => {
  if (found === null) return { record, isUnknown: true }
  // What had nothing to lose is taken as it comes.
  if (record.values === null || record.values.length === 0) return { record: taken(record, found) }
  if (isAsBefore(record, found)) return { record }
  const planned = changes.filter(({ name }) => name === record.name)
  if (planned.some((change) => isAsPlanned(change, record, found))) return { record: taken(record, found) }
  return planned.some(({ isAwaited }) => isAwaited)
    ? { record, isUnknown: true }
    : { record, drift: driftOf(domain, record, found) }
}

const grownTerm = (before: Baseline['lookups'], now: NonNullable<Baseline['lookups']>): string | null => {
  const growth = Object.entries(now.terms).map(([term, count]) => [term, count - (before?.terms[term] ?? 0)] as const)
  const [most] = growth.toSorted(([, one], [, other]) => other - one)
  return before && most && most[1] > 0 ? most[0] : null
}

const judgeLookups = (domain: string, before: Baseline['lookups'], { lookups }: DomainSighting) => {
  if (!lookups.known) return { lookups: before, isUnknown: true }
  const now = lookups.value
  if (now === null || now.total <= MAX_LOOKUPS || before === null) return { lookups: now, isUnknown: false }
  if (before.total > MAX_LOOKUPS) return { lookups: before, isUnknown: false }
  const include = grownTerm(before, now)
  const params = {
    domain,
    count: now.total,
    limit: MAX_LOOKUPS,
    ...(include !== null && { include: shown([include]) }),
  }
  const drift: Drift = { key: LOOKUPS_KEY, kind: 'too-many-lookups', fact: LOOKUPS_KEY, params, change: null }
  return { lookups: before, drift, isUnknown: false }
}

/** Lists that make somebody refuse; the others raise nobody’s message. */
const MATTERS: ReadonlySet<ListAnswer['weight']> = new Set(['critical', 'high', 'medium'])

const listDrift = (domain: string, { zone, subject, delistUrl }: ListAnswer): Drift => {
  const key = `listed ${listingKey({ zone, subject })}`
  const params = { domain, subject, list: zone, removal: delistUrl ?? zone }
  return { key, kind: 'listed', fact: key, params, change: null }
}

const judgeLists = (domain: string, before: readonly string[] | null, lists: readonly ListAnswer[]) => {
  const matter = lists.filter(({ weight, isAllowList }) => MATTERS.has(weight) && !isAllowList)
  const listed = listingsOf(matter, 'listed')
  const silent = matter.filter(({ state }) => state === 'refused' || state === 'no-answer').map(listingKey)
  const now = listed.map(listingKey)
  const known = before === null ? (lists.length > 0 ? now : null) : before
  // Once off a list, being on it again is news.
  const kept = known && known.filter((key) => now.includes(key) || silent.includes(key))
  const drifts = listed.filter((one) => known !== null && !known.includes(listingKey(one)))
  return {
    listed: kept,
    drifts: drifts.map((one) => listDrift(domain, one)),
    silent: silent.map((key) => `listed ${key}`),
  }
}

/** What was told of a list that is not asked any more stays as it was. */
const unaskedLists = (lists: readonly ListAnswer[], told: readonly string[]): string[] => {
  const asked = new Set(lists.map((one) => `listed ${listingKey(one)}`))
  return told.filter((key) => key.startsWith('listed ') && !asked.has(key))
}

/** `told`: keys of what was told before. */
export const compareDomain = (
  domain: string,
  baseline: Baseline,
  sighting: DomainSighting,
  changes: readonly PlanChange[],
  told: readonly string[] = [],
): Comparison => {
  if (sighting.exists === false) {
    const gone: Drift = { key: DOMAIN_KEY, kind: 'domain-gone', fact: DOMAIN_KEY, params: { domain }, change: null }
    return { drifts: [gone], unknown: new Set(told.filter((key) => key !== DOMAIN_KEY)), baseline }
  }
  const records = baseline.records.map((record) => {
    const found = sighting.records.get(recordKey(record))
    return { key: recordKey(record), ...judgeRecord(domain, record, found?.known ? found.value : null, changes) }
  })
  const lookups = judgeLookups(domain, baseline.lookups, sighting)
  const lists = judgeLists(domain, baseline.listed, sighting.lists)
  return {
    drifts: [
      ...records.flatMap(({ drift }) => drift ?? []),
      ...(lookups.drift ? [lookups.drift] : []),
      ...lists.drifts,
    ],
    unknown: new Set([
      ...records.filter(({ isUnknown }) => isUnknown).map(({ key }) => key),
      ...(lookups.isUnknown ? [LOOKUPS_KEY] : []),
      ...lists.silent,
      ...unaskedLists(sighting.lists, told),
      ...(sighting.exists === null ? [DOMAIN_KEY] : []),
    ]),
    baseline: { records: records.map(({ record }) => record), lookups: lookups.lookups, listed: lists.listed },
  }
}
