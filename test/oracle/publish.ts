import type { PlanAnswer, PlanEdit } from './ask-plan.ts'
import type { OracleCase } from './cases.ts'
import { store, type TypedFields } from './dns-form.ts'
import { isSameRecord, type ZoneRecord } from './zone-records.ts'

/** The zone after the user has typed everything in, and what did not go as it was meant to. */
export interface Published {
  readonly records: readonly ZoneRecord[]
  /** Fields that the form did not take, aliases beside other records, records that were to go and were not there. */
  readonly refusals: readonly string[]
}

const TYPES: ReadonlySet<string> = new Set<ZoneRecord['type']>(['A', 'AAAA', 'MX', 'TXT', 'SPF', 'CNAME', 'NS', 'PTR'])

const isType = (type: string): type is ZoneRecord['type'] => TYPES.has(type)

/** Carries out the steps that wait for nothing, one after the other, as the form of the zone’s DNS host stores them. */
export function publish({ records, dnsHost, zone }: OracleCase, plan: PlanAnswer): Published {
  const refusals: string[] = []
  let published = records
  for (const edit of plan.steps.filter(({ later }) => !later).flatMap(({ edits }) => edits)) {
    const gone = recordsOf(edit, edit.before)
    const missing = gone.filter((record) => !published.some((other) => isSameRecord(other, record)))
    refusals.push(...missing.map(({ name, type, value }) => `there is no ${name} ${type} ${value} to take away`))
    published = published.filter((record) => !gone.some((other) => isSameRecord(record, other)))
    if (edit.after.length === 0) continue
    const stored = typedOf(edit, refusals)
    if (stored === null) continue
    const outcome = store(stored, dnsHost, zone)
    if ('refused' in outcome)
      refusals.push(`the form of ${dnsHost?.id ?? 'the unknown host'} refuses ${outcome.refused}`)
    else published = [...published, outcome.record]
  }
  return { records: published, refusals: [...refusals, ...aliasesBesideOthers(published)] }
}

function recordsOf({ name, type }: PlanEdit, values: readonly string[]): ZoneRecord[] {
  return isType(type) ? values.map((value) => ({ name, type, value })) : []
}

function typedOf({ name, type, typed }: PlanEdit, refusals: string[]): TypedFields | null {
  if (typed !== null && isType(type)) return { type, ...typed }
  refusals.push(`nobody says how to type ${name} ${type}`)
  return null
}

/** RFC 1034 section 3.6.2: servers do not load a zone that has them. */
function aliasesBesideOthers(records: readonly ZoneRecord[]): string[] {
  const byName = Map.groupBy(records, ({ name }) => name.toLowerCase())
  return [...byName]
    .filter(([, own]) => own.length > 1 && own.some(({ type }) => type === 'CNAME'))
    .map(([name]) => `an alias beside other records at ${name}`)
}

/** Records that a plan asks for and that are not in the zone as it was typed: a name or a value went wrong on the way. */
export function mistyped(plan: PlanAnswer, { records }: Published): string[] {
  const edits = plan.steps.filter(({ later }) => !later).flatMap(({ edits: own }) => own)
  // Of two edits at one place the later one stands.
  const last = new Map(edits.map((edit) => [`${edit.name} ${edit.type} ${edit.before.join('\n')}`, edit]))
  return [...last.values()]
    .flatMap((edit) => recordsOf(edit, edit.after))
    .filter((wanted) => !records.some((record) => isSameRecord(record, wanted)))
    .map(({ name, type, value }) => `${name} ${type} ${value} is not what was stored`)
}
