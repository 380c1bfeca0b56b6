import { nameKey } from '@bienrecu/audit/resolver'
import { type TextKind, textKindOf } from '@bienrecu/audit/verify/record-meaning'
import { getDomain } from 'tldts'
import { type Baseline, recordKey, type WatchedRecord } from './baseline.ts'

/** What kind of text is watched; null for other types, of which all count. */
const kindOf = (type: string, value: string, name: string): TextKind | null =>
  type === 'TXT' ? textKindOf(value, name) : null

/** A change of a plan: `after` is what is to stand there, and empty where something has only to go. */
export interface PlannedRecord {
  readonly name: string
  readonly type: WatchedRecord['type']
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const watchedOf = ({ name, type, before, after }: PlannedRecord): WatchedRecord => ({
  name: nameKey(name),
  type,
  kind: kindOf(type, after[0] ?? before[0] ?? '', name),
  values: [...after],
})

/** A sub-domain without a policy of its own has that of the domain above (RFC 9989 §4.10). */
const policyNames = (domain: string): string[] =>
  [...new Set([domain, getDomain(domain, { allowPrivateDomains: false }) ?? domain])].map((name) => `_dmarc.${name}`)

/** SPF and DMARC of every domain, and the keys that its messages were seen to use. */
const usual = (domain: string, selectors: readonly string[]): WatchedRecord[] => [
  { name: domain, type: 'TXT', kind: 'spf', values: null },
  ...policyNames(domain).map((name): WatchedRecord => ({ name, type: 'TXT', kind: 'dmarc', values: null })),
  ...selectors.map((selector): WatchedRecord => ({
    name: nameKey(`${selector}._domainkey.${domain}`),
    type: 'TXT',
    kind: 'dkim',
    values: null,
  })),
]

/** A name has an alias or a text, never both: what was planned last counts. */
const isSamePlace = (one: WatchedRecord, other: WatchedRecord): boolean =>
  recordKey(one) === recordKey(other) ||
  (one.name === other.name && one.type !== other.type && (one.type === 'CNAME' || other.type === 'CNAME'))

/** Of changes in the order of their plan, those that no later one at the same place has taken over from. */
export const inForce = <Change extends PlannedRecord>(changes: readonly Change[]): Change[] =>
  changes.filter(
    (change, index) => !changes.slice(index + 1).some((later) => isSamePlace(watchedOf(later), watchedOf(change))),
  )

/**
 * The baseline of a domain once the records of a plan are in place: what was planned, over what was watched before, over
 * what every domain has. What is not planned is taken as it is found at the next look.
 */
export const baselineWith = (
  domain: string,
  selectors: readonly string[],
  planned: readonly PlannedRecord[],
  before: Baseline | null,
): Baseline => {
  const isPlanned = (record: WatchedRecord) => wanted.some((one) => isSamePlace(one, record))
  const wanted = inForce(planned).map(watchedOf)
  const kept = (before?.records ?? []).filter((record) => !isPlanned(record))
  const others = usual(domain, selectors).filter(
    (record) => !isPlanned(record) && !kept.some((one) => isSamePlace(one, record)),
  )
  const stays = wanted.filter(({ values }) => values !== null && values.length > 0)
  // What SPF leads to has changed with it: it is counted anew.
  const isSpfPlanned = wanted.some(({ kind }) => kind === 'spf')
  return {
    records: [...stays, ...kept, ...others],
    lookups: isSpfPlanned ? null : (before?.lookups ?? null),
    listed: before?.listed ?? null,
  }
}
