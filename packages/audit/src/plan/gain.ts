/* What a step is worth: points of a test, and mailbox providers that stop refusing. */
import { usualPoints } from '@bienrecu/knowledge/scoring-model'
import { type Evidence, type Fact, known } from '../evidence.ts'
import type { Finding } from '../run.ts'
import type { ProviderVerdict } from '../verdicts/provider-verdicts.ts'
import { evidenceWith } from './prove.ts'
import { lostIn } from './lost-points.ts'
import type { LostPoints, PlanContext, PlanStep } from './step.ts'
import { verdictsOf } from './verdicts-of.ts'

/** Where mail-tester counts what the steps of a family cure. */
const SECTION_OF_FAMILY: Readonly<Record<string, string>> = {
  spf: 'spf',
  dkim: 'dkim',
  dmarc: 'dmarc',
  'return-path': 'dmarc',
  reverse: 'reverse-dns',
  helo: 'reverse-dns',
  mx: 'mxrecord-dns',
  lists: 'blacklists',
}

/** The section of the tester that counts what a step cures; a step about the content is named after its section. */
const sectionOf = ({ kind, subject }: Pick<PlanStep, 'kind' | 'subject'>): string | null => {
  const family = kind.split('/')[0] ?? ''
  return family === 'content' ? subject : (SECTION_OF_FAMILY[family] ?? null)
}

const MINOR: ReadonlySet<Finding['severity']> = new Set(['low', 'info'])

/** Something is wrong that a test would see. */
const curesAFault = ({ cures }: Pick<PlanStep, 'cures'>, findings: readonly Finding[]): boolean =>
  findings.some(({ checkId, status, severity }) => status === 'fail' && !MINOR.has(severity) && cures.includes(checkId))

/**
 * The points of ten that each step should give back, by its id: what the test took away in the section that it cures, or,
 * without a report, what such a fault usually costs. Each section is counted once, for the first step that cures it.
 */
export const gainsOf = (
  steps: readonly PlanStep[],
  findings: readonly Finding[],
  lost: readonly LostPoints[] | null,
): ReadonlyMap<string, number> => {
  const counted = new Set<string>()
  const gains = steps.map((step): [string, number] => {
    const section = sectionOf(step)
    if (section === null || counted.has(section)) return [step.id, 0]
    const isContent = step.kind.startsWith('content/')
    const isFault = isContent || (lost === null ? curesAFault(step, findings) : step.cures.length > 0 && !step.isLater)
    if (!isFault) return [step.id, 0]
    counted.add(section)
    return [step.id, lost === null ? usualPoints(section) : lostIn(section, lost)]
  })
  return new Map(gains)
}

/** Mailbox providers whose rules are broken in the first list, for ordinary mail or in bulk, and no more in the second. */
const helped = (before: readonly ProviderVerdict[], after: readonly ProviderVerdict[]): string[] => {
  const isCured = (id: string, field: 'ordinary' | 'bulk') => {
    const [was, is] = [before, after].map((list) => list.find(({ providerId }) => providerId === id)?.[field])
    return was === 'broken' && is !== 'broken' && is !== undefined
  }
  return before.map(({ providerId }) => providerId).filter((id) => isCured(id, 'ordinary') || isCured(id, 'bulk'))
}

/** A step and those it depends on, the edits of these first. */
const withBases = (step: PlanStep, steps: readonly PlanStep[]): PlanStep[] => [
  ...steps.filter(({ id }) => step.dependsOn.includes(id) && id !== step.id),
  step,
]

/** What others do on the sending server, as if it were done: the address has a name that leads back, and greets with it. */
const asIfDone = (evidence: Evidence, steps: readonly PlanStep[]): Evidence => {
  const kinds = new Set(steps.map(({ kind }) => kind))
  const ip = (evidence.message.known ? evidence.message.value?.ip : null) ?? null
  if (ip === null) return evidence
  const named = { name: `mail.${ip}.invalid`, addresses: known([ip]) }
  const isFact = <Facts>(fact: Fact<Facts | null>): boolean => fact.known && fact.value !== null
  return {
    ...evidence,
    ...(kinds.has('reverse/name') && isFact(evidence.reverse) ? { reverse: known({ ip, names: [named] }) } : {}),
    ...(kinds.has('helo/name') && isFact(evidence.helo) ? { helo: known({ ...named, ip }) } : {}),
  }
}

/** Steps without records that a mailbox provider would see, besides those with. */
const SEEN = new Set(['reverse/name', 'helo/name', 'dkim/switch-on'])

/**
 * Whom each step helps, alone or with what it depends on, by its id. Whom only several steps help together is counted for
 * the last of them, in the order given. `whole` is the evidence with all of them.
 */
export const helpsOf = async (
  context: PlanContext,
  steps: readonly PlanStep[],
  before: readonly ProviderVerdict[],
  whole: Evidence,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const working = steps.filter(({ edits, kind, isLater }) => !isLater && (edits.length > 0 || SEEN.has(kind)))
  const helpedBy = (evidence: Evidence, done: readonly PlanStep[]): string[] =>
    helped(before, verdictsOf({ ...context.audit, evidence: asIfDone(evidence, done) }))
  const all = helpedBy(whole, working)
  if (all.length === 0) return new Map()
  const each = await Promise.all(
    working.map(async (step) => {
      const done = withBases(step, working)
      return helpedBy(await evidenceWith(context, done), done)
    }),
  )
  const found = new Map<string, readonly string[]>(working.map(({ id }, at) => [id, each[at] ?? []]))
  const alone = new Set(each.flat())
  const together = all.filter((id) => !alone.has(id))
  const last = working.at(-1)
  if (last && together.length > 0) found.set(last.id, [...(found.get(last.id) ?? []), ...together])
  return found
}
