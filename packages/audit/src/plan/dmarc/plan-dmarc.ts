/* The DMARC record of a domain: what it becomes now, and what it may become once the reports allow it. */
import { failingForms, failingOf, isFailing } from '../findings-cured.ts'
import type { PlanChange, PlanContext, PlanEdit } from '../step.ts'
import { isBlank, isUntouched, mend } from './mend.ts'
import { type DmarcPlace, findPlace } from './place.ts'
import { policiesOf } from './fold-records.ts'
import { type DmarcFields, writeRecord } from './record-fields.ts'
import { withReports } from './report-addresses.ts'

export interface DmarcPlan {
  readonly place: DmarcPlace
  /** What has to be done now; null where the record may stay as it is. */
  readonly now: {
    readonly kind: 'publish' | 'repair'
    readonly edits: readonly PlanEdit[]
    readonly changes: readonly PlanChange[]
    readonly cures: readonly string[]
  } | null
  /** The record once that is done. */
  readonly text: string
  readonly fields: DmarcFields
  /** An alias leads to the record of somebody else: nobody here changes it. */
  readonly isManaged: boolean
  /** Published at the name itself, so that a later change takes it away. */
  readonly isOwn: boolean
  /** The message of the last test fails, and the policy has receivers act on it. */
  readonly isHarmful: boolean
}

const REPAIRED = [
  'dmarc/missing',
  'dmarc/no-policy',
  'dmarc/obsolete-tags',
  'dmarc/several-records',
  'dmarc/syntax',
  'dmarc/unknown-tags',
  'dmarc/wrong-place',
]

const curesOf = (
  { audit }: PlanContext,
  kind: 'publish' | 'repair',
  changes: readonly PlanChange[],
  edits: readonly PlanEdit[],
): string[] => {
  const codes = new Set(changes.map(({ code }) => code))
  const isAboutAddresses = codes.has('addresses-repaired') || codes.has('addresses-dropped')
  const isAskedNow = codes.has('reports-added') || codes.has('report-mailbox')
  return [
    ...failingOf(audit.findings, kind === 'publish' ? ['dmarc/missing'] : REPAIRED),
    ...failingOf(audit.findings, isAboutAddresses ? ['dmarc/report-address-unusable'] : []),
    ...failingOf(audit.findings, isAskedNow ? ['dmarc/no-reports'] : []),
    ...failingOf(audit.findings, codes.has('strictness-relaxed') ? ['dmarc/strict-alignment-not-met'] : []),
    ...failingForms(
      audit.findings,
      edits.map(({ name }) => name),
    ),
  ]
}

const txt = (name: string, before: readonly string[], after: readonly string[]): PlanEdit[] =>
  before.length + after.length === 0 ? [] : [{ name, type: 'TXT', before, after }]

/** Everything that was meant as the record goes, but the text that is to stay. */
const editsTo = (place: DmarcPlace, text: string): PlanEdit[] => {
  const { name, alias, isWildcard, records, meant, split, misplaced } = place
  const all = [...new Set([...records, ...meant, ...(split ? [split.first, split.second] : [])])]
  // What an alias or a wildcard shows is not published here.
  const own = alias !== null || isWildcard ? [] : all
  const gone = own.filter((one) => one !== text)
  const isThere = own.includes(text)
  const left = misplaced.filter(({ isKept }) => !isKept)
  const names = [...new Set(left.map((one) => one.name))]
  return [
    ...(alias === null ? [] : [{ name, type: 'CNAME', before: [alias], after: [] } as const]),
    ...txt(name, gone, isThere ? [] : [text]),
    ...names.flatMap((one) =>
      txt(one, [...new Set(left.filter((other) => other.name === one).map((other) => other.text))], []),
    ),
  ]
}

const extraChanges = (place: DmarcPlace): PlanChange[] => {
  const { name, alias, isWildcard, records, meant, misplaced, split } = place
  const isFilled = records.length > 0
  const names = [...new Set(misplaced.filter(({ isKept }) => !isKept).map((one) => one.name))]
  const isBeside = isFilled && meant.some((text) => text !== split?.first && text !== split?.second)
  return [
    ...(alias === null ? [] : [{ code: 'alias-removed', params: { name, old: alias } }]),
    ...(isWildcard && alias === null ? [{ code: 'wildcard', params: { name } }] : []),
    ...(isBeside ? [{ code: 'look-alike-removed', params: { name } }] : []),
    ...(isFilled && names.length > 0 ? [{ code: 'left-over-removed', params: { names } }] : []),
  ]
}

/** The record is one receivers can use, whoever keeps it. */
const isSound = ({ records, split }: DmarcPlace): boolean => records.length === 1 && split === null

/** Nothing but the record is there, so that nothing needs to go. */
const isTidy = ({ meant, misplaced }: DmarcPlace): boolean =>
  meant.length === 0 && misplaced.every(({ isKept }) => isKept)

const failsHarmfully = ({ audit }: PlanContext, fields: DmarcFields): boolean =>
  isFailing(audit.findings, 'alignment/dmarc-would-fail') && policiesOf(fields).itself !== 'none'

const planAt = async (context: PlanContext, place: DmarcPlace): Promise<DmarcPlan> => {
  const mended = mend(context, place)
  const isManaged = place.alias !== null && isSound(place)
  const isNew = isUntouched(place)
  const standing = { place, isManaged, isOwn: place.alias === null && !place.isWildcard }
  const [managed = ''] = place.records
  if (isManaged) {
    return {
      ...standing,
      now: null,
      text: managed,
      fields: mended.fields,
      isHarmful: failsHarmfully(context, mended.fields),
    }
  }
  const reports = await withReports(context, place.domain, mended.fields, isBlank(place))
  const { fields } = reports
  const isAsMeant = mended.unchanged !== null && reports.changes.every(({ code }) => code === 'report-address-unusable')
  const text = isAsMeant && mended.unchanged !== null ? mended.unchanged : writeRecord(fields)
  const plan = { ...standing, text, fields, isHarmful: failsHarmfully(context, fields) }
  if (isAsMeant && (place.isWildcard || isTidy(place))) return { ...plan, now: null }
  const kind = isNew ? 'publish' : 'repair'
  const edits = editsTo(place, text)
  const changes = [...extraChanges(place), ...mended.changes, ...reports.changes]
  return { ...plan, isOwn: true, now: { kind, edits, changes, cures: curesOf(context, kind, changes, edits) } }
}

const made = new WeakMap<PlanContext, Promise<DmarcPlan | null>>()

/** The plan of the record; made once, for several steps ask. Null where nothing can be said, or changed. Never rejects. */
export const planDmarc = (context: PlanContext): Promise<DmarcPlan | null> => {
  const before = made.get(context)
  if (before) return before
  const plan = findPlace(context).then((place) => place && planAt(context, place))
  made.set(context, plan)
  return plan
}
