/* One sound record out of what is published: what is kept, what goes, and why. */
import { type DmarcProblem, parseDmarc } from '../../dmarc/parse.ts'
import { namesPolicy } from '../../dmarc/policy.ts'
import { isFailing, isPassing } from '../findings-cured.ts'
import { valueOrNull } from '../known-value.ts'
import type { PlanChange, PlanContext } from '../step.ts'
import type { DmarcPlace } from './place.ts'
import { mergeFields, policiesOf, withoutPercent, withPolicies } from './fold-records.ts'
import { type DmarcFields, NO_FIELDS, type ReadRecord, readFields } from './record-fields.ts'

export interface Mended {
  readonly fields: DmarcFields
  readonly changes: readonly PlanChange[]
  /** The text that may stay as it is; null where a new one has to be written. */
  readonly unchanged: string | null
}

const change = (code: string, params: PlanChange['params'] = {}): PlanChange => ({ code, params })

const NONE = { itself: 'none', existing: 'none', nonexistent: 'none' } as const

/** What was read along the way, explained once for all records. */
const explain = (read: readonly ReadRecord[]): PlanChange[] => {
  const all = (pick: (one: ReadRecord) => readonly string[]) => [...new Set(read.flatMap(pick))]
  const told: [string, string, readonly string[]][] = [
    ['obsolete-removed', 'tags', all(({ obsolete }) => obsolete)],
    ['unknown-removed', 'tags', all(({ unknown }) => unknown)],
    ['addresses-repaired', 'addresses', all(({ repairedAddresses }) => repairedAddresses)],
    ['addresses-dropped', 'addresses', all(({ lostAddresses }) => lostAddresses)],
  ]
  return told.flatMap(([code, name, values]) => (values.length > 0 ? [change(code, { [name]: values })] : []))
}

const lowered = (read: ReadRecord): { fields: DmarcFields; changes: PlanChange[] } => {
  if (read.percent === null) return { fields: read.fields, changes: [] }
  const fields = withoutPercent(read.fields)
  const [from, to] = [policiesOf(read.fields).itself, policiesOf(fields).itself]
  const changes = from === to ? [] : [change('percent-lowered', { percent: read.percent, from, to })]
  return { fields, changes }
}

const OTHERWISE_TOLD: ReadonlySet<DmarcProblem> = new Set([
  'obsolete-tag',
  'obsolete-size',
  'unknown-tag',
  'bad-uri',
  'not-mailto',
])

/** The one record that holds: its policy stays, or becomes the one that receivers read in it. */
const mendOne = (text: string): Mended => {
  const { value, problems } = parseDmarc(text)
  const read = readFields(text)
  if (value !== null && value.policy !== null && problems.length === 0) {
    return { fields: read.fields, changes: [], unchanged: text }
  }
  const isNamed = value !== null && namesPolicy(value)
  const { fields, changes } = isNamed ? lowered(read) : { fields: withPolicies(read.fields, NONE), changes: [] }
  const missing =
    read.badPolicies.length > 0 ? change('policy-void', { tags: read.badPolicies }) : change('policy-added')
  const isMiswritten = problems.some(({ code }) => !OTHERWISE_TOLD.has(code))
  return {
    fields: withPolicies(fields, policiesOf(fields)),
    changes: [
      ...(isNamed ? [] : [missing]),
      ...changes,
      ...explain([read]),
      ...(isNamed && isMiswritten ? [change('written-right')] : []),
    ],
    unchanged: null,
  }
}

/** Records that hold for nobody today. The weaker policy among them comes into force, and only where the mail carries it. */
const revive = (texts: readonly string[], { audit }: PlanContext): Mended => {
  const read = texts.map(readFields)
  const each = read.map(lowered)
  const merged = mergeFields(each.map(({ fields }) => fields))
  const isCarried = isPassing(audit.findings, 'alignment/dmarc-would-fail')
  const policy = policiesOf(merged).itself
  const isAsked = Object.values(policiesOf(merged)).some((one) => one !== 'none')
  return {
    fields: isCarried ? merged : withPolicies(merged, NONE),
    changes: [
      ...(isAsked ? [change(isCarried ? 'policy-weakest' : 'policy-not-carried', { policy })] : []),
      ...(isCarried ? each.flatMap(({ changes }) => changes) : []),
      ...explain(read),
    ],
    unchanged: null,
  }
}

/** Strict alignment that this very message misses, while nothing else makes it pass: relaxed, as it is where nobody asks. */
const relaxed = (mended: Mended, { audit, evidence }: PlanContext, place: DmarcPlace): Mended => {
  const found = valueOrNull(evidence.dmarc)?.found
  const isFromHere = found?.known === true && found.value?.domain === place.domain
  const isMissed = isFailing(audit.findings, 'dmarc/strict-alignment-not-met')
  const isFatal = isFailing(audit.findings, 'alignment/dmarc-would-fail')
  const tags = [
    ...(mended.fields.dkimAlignment === 's' ? ['adkim=s'] : []),
    ...(mended.fields.spfAlignment === 's' ? ['aspf=s'] : []),
  ]
  if (!isFromHere || !isMissed || !isFatal || tags.length === 0) return mended
  return {
    fields: { ...mended.fields, dkimAlignment: null, spfAlignment: null },
    changes: [...mended.changes, change('strictness-relaxed', { tags })],
    unchanged: null,
  }
}

/** The texts at the name that are the record, or were meant to be it. */
const textsOf = ({ records, meant, split }: DmarcPlace): readonly string[] => {
  if (!split) return records.length > 0 ? records : meant
  const whole = split.joined ?? `${split.first}; ${split.second}`
  return [...records.filter((text) => text !== split.first), whole]
}

/** True where no text is there to take an address for reports from. */
export const isBlank = (place: DmarcPlace): boolean => textsOf(place).length === 0 && place.misplaced.length === 0

/** True where nothing was ever published that was meant as a DMARC record. */
export const isUntouched = (place: DmarcPlace): boolean => isBlank(place) && place.alias === null

/** The record that belongs at the place, out of all that stands there or beside it. */
export const mend = (context: PlanContext, place: DmarcPlace): Mended => {
  const { name, records, meant, split, misplaced } = place
  const texts = textsOf(place)
  const [first, ...more] = texts
  if (first !== undefined) {
    const mended = more.length === 0 && records.length === 1 ? mendOne(first) : revive(texts, context)
    const reasons = [
      ...(records.length > 1 ? [change('records-merged', { name, count: records.length })] : []),
      ...(split ? [change('halves-joined', { name })] : []),
      ...(records.length === 0 && meant.length > 0 ? [change('written-right')] : []),
    ]
    const whole = { ...mended, changes: [...reasons, ...mended.changes], unchanged: split ? null : mended.unchanged }
    return relaxed(whole, context, place)
  }
  if (misplaced.length > 0) {
    const mended = revive(
      misplaced.map(({ text }) => text),
      context,
    )
    const names = [...new Set(misplaced.map((one) => one.name))]
    return { ...mended, changes: [change('moved', { names, rightName: name }), ...mended.changes] }
  }
  return { fields: { ...NO_FIELDS, policy: 'none' }, changes: [], unchanged: null }
}
