import { editorLinkOf } from '@bienrecu/audit/plan/typed/editor-link'
import { renderTyped } from '@bienrecu/audit/plan/typed/render-typed'
import { typeRecord } from '@bienrecu/audit/plan/typed/type-record'
import { renderObstacle, renderPrediction, renderQuestion, renderStep } from '@bienrecu/audit/plan/render-plan'
import type { PlanQuestion as Question, PlanStep as Step } from '@bienrecu/audit/plan/step'
import { STEPS } from '@bienrecu/audit/plan/steps/index'
import { dnsHosts } from '@bienrecu/knowledge/dns-hosts'
import { mailProviders } from '@bienrecu/knowledge/mail-providers'
import type { Locale, Plan, PlanDnsHost, PlanList, PlanQuestion, PlanRecord, PlanStep } from '@bienrecu/shared'
import { tellVerification } from '../verifications/tell-verification.ts'
import { readFacts } from '../verifications/verification-facts.ts'
import { type PlanRecordRow, recordToVerify, valuesOf } from './plan-record.ts'
import type { KeptPlan, StoredPlan } from './stored-plan.ts'

const isoOrNull = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

const typedOf = (row: PlanRecordRow, { dnsHost: host, domain }: KeptPlan, locale: Locale): PlanRecord['typed'] => {
  const { name, type, value, zone } = recordToVerify(row, domain)
  return value === null ? null : renderTyped(typeRecord({ name, type, value }, { host, zone }), locale)
}

/** A record of a plan in a reader’s language. */
export const tellPlanRecord = (row: PlanRecordRow, plan: KeptPlan, locale: Locale): PlanRecord => ({
  id: row.id,
  name: row.name,
  type: row.type,
  before: [...valuesOf(row.before)],
  after: [...valuesOf(row.after)],
  typed: typedOf(row, plan, locale),
  state: row.state,
  publishedAt: isoOrNull(row.published_at),
  seenAt: isoOrNull(row.seen_at),
  visibleAt: isoOrNull(row.visible_at),
  oldUntil: isoOrNull(row.old_until),
  nextLookAt: isoOrNull(row.next_look_at),
  verification: row.verification === null ? null : tellVerification(readFacts(row.verification), locale, row.state),
})

const isPublished = ({ state }: PlanRecordRow): boolean => state === 'published' || state === 'visible'

const recordsOf = ({ records }: StoredPlan, stepId: string): PlanRecordRow[] =>
  records.filter(({ step_id }) => step_id === stepId)

const isDone = (stored: StoredPlan, stepId: string): boolean => {
  const records = recordsOf(stored, stepId)
  return stored.ticked.includes(stepId) || (records.length > 0 && records.every(isPublished))
}

const KINDS: ReadonlySet<string> = new Set(STEPS.map(({ kind }) => kind))

/** Steps whose kind is still known: a plan may be older than the program. */
const stepsOf = ({ plan }: StoredPlan): readonly Step[] => plan.steps.filter(({ kind }) => KINDS.has(kind))

const tellStep = (step: Step, stored: StoredPlan, locale: Locale): PlanStep => {
  const { id, kind, who, minutes, gain, helps, dependsOn, isLater } = step
  const names = new Map(stored.plan.predicted.providers.map((one) => [one.providerId, one.name]))
  const { title, why, how, changes } = renderStep(step, locale)
  return {
    id,
    kind,
    title,
    why,
    how,
    changes: [...changes],
    who,
    minutes,
    gain,
    helps: helps.map((provider) => names.get(provider) ?? provider),
    dependsOn: [...dependsOn],
    later: isLater,
    isDone: isDone(stored, id),
    records: recordsOf(stored, id).map((row) => tellPlanRecord(row, stored.plan, locale)),
  }
}

/** What can be chosen: the hosts that are in question, every host where none is, or every mail service there is. */
const choicesOf = ({ code, params }: Question): PlanQuestion['choices'] => {
  if (code === 'which-mail-service') return mailProviders().map(({ id, name }) => ({ id, name }))
  if (code !== 'which-dns-host') return []
  const ids = Array.isArray(params['hosts']) ? params['hosts'].map(String) : []
  const hosts = dnsHosts().filter(({ id }) => ids.length === 0 || ids.includes(id))
  return hosts.map(({ id, name }) => ({ id, name }))
}

const tellQuestion = (question: Question, locale: Locale): PlanQuestion => ({
  code: question.code,
  subject: question.subject,
  text: renderQuestion(question, locale),
  choices: choicesOf(question),
})

const tellDnsHost = ({ dnsHost: host, zone, domainConnect }: KeptPlan, locale: Locale): PlanDnsHost | null => {
  if (!host) return null
  const link = editorLinkOf(host.id, zone, locale)
  const { applyUrl = null, editorUrl = null, providerName = host.name } = domainConnect ?? {}
  return {
    ...host,
    editorUrl: editorUrl ?? link?.url ?? null,
    path: link?.path ?? null,
    notes: [...(link?.notes ?? [])],
    domainConnect: applyUrl === null ? null : { url: applyUrl, providerName },
  }
}

/** A stored plan in a reader’s language. */
export const tellPlan = (stored: StoredPlan, locale: Locale): Plan => {
  const { plan } = stored
  return {
    id: stored.id,
    domain: stored.domain,
    zone: plan.zone,
    dnsHost: tellDnsHost(plan, locale),
    obstacle: plan.obstacle && { code: plan.obstacle, text: renderObstacle(plan.obstacle, plan, locale) },
    steps: stepsOf(stored).map((step) => tellStep(step, stored, locale)),
    questions: plan.questions.map((question) => tellQuestion(question, locale)),
    answers: stored.answers,
    predicted: {
      ...plan.predicted,
      providers: plan.predicted.providers.map((one) => ({ ...one })),
      sentence: renderPrediction(plan, locale),
    },
    reportId: stored.reportId,
    createdAt: new Date(stored.createdAt).toISOString(),
    updatedAt: new Date(stored.updatedAt).toISOString(),
  }
}

/** A plan as one line of the list. */
export const tellPlanLine = (stored: StoredPlan): PlanList['items'][number] => {
  const steps = stepsOf(stored)
  return {
    id: stored.id,
    domain: stored.domain,
    stepCount: steps.length,
    doneCount: steps.filter(({ id }) => isDone(stored, id)).length,
    awaitedCount: stored.records.filter((row) => row.published_at !== null && row.state !== 'visible').length,
    updatedAt: new Date(stored.updatedAt).toISOString(),
  }
}
