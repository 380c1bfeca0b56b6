/* From an audit to ordered steps, each proved by the evaluator before anybody publishes it. */
import { dnsHost } from '@bienrecu/knowledge/dns-hosts'
import type { Audit } from '../audit-domain.ts'
import type { Resolver } from '../resolver.ts'
import { gainsOf, helpsOf } from './gain.ts'
import { obstacleTo } from './obstacle.ts'
import { inOrder } from './order.ts'
import { NOTHING_FORESEEN, predictionOf, prove } from './prove.ts'
import { providersInUse } from './providers-in-use.ts'
import { questionsFor } from './questions.ts'
import type {
  GivenKey,
  LostPoints,
  Plan,
  PlanContext,
  PlanObstacle,
  PlanStep,
  PlanWishes,
  StepDraft,
  StepKind,
} from './step.ts'
import { STEPS } from './steps/index.ts'
import { verdictsOf } from './verdicts-of.ts'

export interface PlanInput {
  readonly audit: Audit
  /** The answers that the audit was made from; asked again for names that it did not ask for. */
  readonly resolver: Resolver
  /** Ids of mail services that the user names; those that are certain are added. */
  readonly providers: readonly string[]
  /** Id of the DNS host that the user names; null for the one found. */
  readonly dnsHost: string | null
  readonly givenKeys: readonly GivenKey[]
  readonly wishes: PlanWishes
  /** What a test took away; null where there was none. */
  readonly lost: readonly LostPoints[] | null
}

/** What is wished for where nobody said anything. */
export const NO_WISHES: PlanWishes = { unusedTerms: [], usedTerms: [], isFlattened: false, reportAddress: null }

const hostOf = (given: string | null, { evidence }: Audit): Plan['dnsHost'] => {
  const told = given === null ? null : dnsHost(given)
  if (told) return { id: told.id, name: told.name, isCertain: true }
  return evidence.dnsHost.known ? evidence.dnsHost.value : null
}

const zoneOf = ({ domain, evidence: { delegation } }: Audit): string =>
  (delegation.known ? delegation.value?.zone : null) ?? domain

/** The plan where nothing can be planned. */
export const blockedPlan = (domain: string, obstacle: PlanObstacle): Plan => ({
  domain,
  zone: domain,
  dnsHost: null,
  obstacle,
  steps: [],
  questions: [],
  predicted: NOTHING_FORESEEN,
})

const idOf = ({ kind }: StepKind, { subject }: StepDraft): string => (subject === null ? kind : `${kind}/${subject}`)

const stepOf = (kind: StepKind, draft: StepDraft): PlanStep => ({
  ...draft,
  id: idOf(kind, draft),
  kind: kind.kind,
  who: kind.who,
  minutes: kind.minutes,
  gain: 0,
  helps: [],
  dependsOn: [],
})

/** Advice on a check is for what no other step cures. */
const withoutNeedlessAdvice = (steps: readonly PlanStep[]): PlanStep[] => {
  const cured = new Set(steps.filter(({ kind }) => kind !== 'advice/check').flatMap(({ cures }) => cures))
  return steps.filter(({ kind, subject }) => kind !== 'advice/check' || !cured.has(subject ?? ''))
}

/** Steps that wait for nothing and edit the same records are carried out in the order in which they were built. */
const editsTheSame = (one: PlanStep, other: PlanStep): boolean =>
  !one.isLater &&
  !other.isLater &&
  one.edits.some((edit) => other.edits.some(({ name, type }) => name === edit.name && type === edit.type))

const withBases = (steps: readonly PlanStep[]): PlanStep[] =>
  steps.map((step, at) => {
    const isBase = (one: PlanStep, place: number) =>
      one.id !== step.id && (step.after.includes(one.kind) || (place < at && editsTheSame(one, step)))
    return { ...step, dependsOn: steps.filter(isBase).map(({ id }) => id) }
  })

const isAtOrBelow = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`)

/** Steps that publish something at the domain or below it. */
const publishAt = ({ kind, edits }: PlanStep, domain: string): boolean =>
  kind !== 'mx/keep' && edits.some(({ name, after }) => after.length > 0 && isAtOrBelow(name, domain))

/** What a wildcard gives is kept before anything else is published there, and only then. */
const withKept = (steps: readonly PlanStep[], domain: string): PlanStep[] => {
  const isNeeded = steps.some((step) => !step.isLater && publishAt(step, domain))
  if (!isNeeded) return steps.filter(({ kind }) => kind !== 'mx/keep')
  return steps.map((step) =>
    publishAt(step, domain) ? Object.assign({}, step, { after: [...step.after, 'mx/keep'] }) : step,
  )
}

const build = async (context: PlanContext): Promise<PlanStep[]> => {
  const built = await Promise.all(
    STEPS.map(async (kind) => (await kind.build(context)).map((draft) => stepOf(kind, draft))),
  )
  const byId = new Map(built.flat().map((step) => [step.id, step]))
  return withBases(withKept(withoutNeedlessAdvice([...byId.values()]), context.domain))
}

/** Builds, weighs and orders the steps, and proves what those lead to that wait for nothing. */
const planWith = async (context: PlanContext, host: Plan['dnsHost'], lost: PlanInput['lost']): Promise<Plan> => {
  const { audit, domain, evidence } = context
  const built = await build(context)
  const today = verdictsOf(audit)
  const proof = await prove(
    context,
    built.filter(({ isLater }) => !isLater),
  )
  const helps = await helpsOf(context, built, today, proof.evidence)
  const gains = gainsOf(built, audit.findings, lost)
  const weighed = built.map((step) =>
    Object.assign({}, step, { helps: helps.get(step.id) ?? [], gain: gains.get(step.id) ?? 0 }),
  )
  const steps = inOrder(weighed)
  return {
    domain,
    zone: zoneOf(audit),
    dnsHost: host,
    obstacle: null,
    steps,
    questions: questionsFor(context, steps, host),
    predicted: predictionOf(evidence, today, proof, verdictsOf({ ...audit, evidence: proof.evidence })),
  }
}

/**
 * Makes the plan of a domain from its audit: steps in the order in which to do them, each with its records, and what the
 * same message would come to. Asks the DNS only for names the audit did not ask for. Never rejects for anything the DNS says.
 */
export const makePlan = async (input: PlanInput): Promise<Plan> => {
  const { audit, resolver, providers, givenKeys, wishes, lost } = input
  const { domain, evidence } = audit
  const obstacle = obstacleTo(domain, evidence)
  if (obstacle !== null) return blockedPlan(domain, obstacle)
  const inUse = providersInUse(providers, domain, evidence)
  const context = { domain, audit, evidence, resolver, providers: inUse, givenKeys, wishes, lost: lost ?? [] }
  return planWith(context, hostOf(input.dnsHost, audit), lost)
}
