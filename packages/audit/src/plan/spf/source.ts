/* Which texts a plan starts from: the SPF records of a domain, or what was meant to be one. */
import type { Evidence } from '../../evidence.ts'
import { findSplit } from '../../forms/split-record.ts'
import { nameKey } from '../../resolver.ts'
import { isSpfRecord } from '../../spf/parse.ts'
import type { PlanChange, PlanEdit } from '../step.ts'
import { meantRecord } from './read-record.ts'

export interface Source {
  /** The texts to be read, as they are published or put together. */
  readonly texts: readonly string[]
  /** Everything published at the domain that the new record takes the place of. */
  readonly published: readonly string[]
  /** All TXT records at the domain. */
  readonly all: readonly string[]
  /** What has to go elsewhere. */
  readonly edits: readonly PlanEdit[]
  readonly changes: readonly PlanChange[]
}

const textsAt = ({ formTexts, spfRecords }: Evidence, domain: string): readonly string[] => {
  const own = formTexts.known
    ? formTexts.value.find(({ kind, name }) => kind === 'spf' && nameKey(name) === domain)
    : undefined
  if (own?.records.known) return own.records.value
  return spfRecords.known ? [...spfRecords.value.records, ...spfRecords.value.lookAlikes] : []
}

const obsoleteOf = ({ spfRecords }: Evidence): readonly string[] =>
  spfRecords.known && spfRecords.value.obsolete.known ? spfRecords.value.obsolete.value : []

/** A record that a form put at another name; null unless it is one alone. */
const misplacedRecord = ({ searchedPlaces }: Evidence, domain: string): Omit<Source, 'all'> | null => {
  const places = searchedPlaces.known ? searchedPlaces.value : []
  const found = places.flatMap(({ kind, rightName, name, fault, records }) =>
    kind === 'spf' && nameKey(rightName) === domain && records.known
      ? records.value.map((record) => ({ name, fault, record }))
      : [],
  )
  const [first] = found
  if (!first || new Set(found.map(({ record }) => meantRecord(record))).size > 1) return null
  const doubled = found.filter(({ fault }) => fault === 'doubled')
  const edits = doubled.map(({ name, record }): PlanEdit => ({ name, type: 'TXT', before: [record], after: [] }))
  const code = doubled.length > 0 ? 'move-record' : 'copy-record'
  const { name } = doubled[0] ?? first
  return { texts: [first.record], published: [], edits, changes: [{ code, params: { name, domain } }] }
}

/** Two halves that a form made of one record are read as one. */
const withSplitJoined = (all: readonly string[], records: readonly string[]): Omit<Source, 'all' | 'edits'> | null => {
  const split = findSplit('spf', all)
  if (
    !split ||
    split.joined === null ||
    meantRecord(split.second) !== null ||
    records.some((record) => record !== split.first)
  )
    return null
  return {
    texts: [split.joined],
    published: [split.first, split.second],
    changes: [{ code: 'join-split-record', params: {} }],
  }
}

const atDomain = (evidence: Evidence, domain: string, all: readonly string[]): Omit<Source, 'all'> => {
  const records = all.filter(isSpfRecord)
  const meant = all.filter((text) => !isSpfRecord(text) && meantRecord(text) !== null)
  const split = withSplitJoined(all, records.length > 0 ? records : meant)
  if (split) return { ...split, edits: [] }
  if (records.length > 0) {
    const changes = meant.map((text): PlanChange => ({ code: 'remove-look-alike', params: { text } }))
    return { texts: records, published: [...records, ...meant], edits: [], changes }
  }
  if (meant.length > 0) return { texts: meant, published: meant, edits: [], changes: [] }
  const misplaced = misplacedRecord(evidence, domain)
  if (misplaced) return misplaced
  const obsolete = obsoleteOf(evidence).filter((text) => meantRecord(text) !== null)
  const changes: PlanChange[] = obsolete.length > 0 ? [{ code: 'from-obsolete-type', params: {} }] : []
  return { texts: obsolete, published: [], edits: [], changes }
}

/** What is published of a domain’s SPF, wherever it stands. */
export const sourceOf = (evidence: Evidence, domain: string): Source => {
  // Name servers give the records of a set in any order (RFC 2181 §5); a plan made again has to be the same.
  const all = textsAt(evidence, domain).toSorted()
  const source = atDomain(evidence, domain, all)
  const obsolete = obsoleteOf(evidence)
  if (obsolete.length === 0) return { ...source, all }
  return {
    ...source,
    all,
    edits: [...source.edits, { name: domain, type: 'SPF', before: obsolete, after: [] }],
    changes: [...source.changes, { code: 'drop-obsolete-type', params: { count: obsolete.length } }],
  }
}
