import type { PlanAnswers } from '@bienrecu/shared'
import type { Answer, PlanTarget } from '../../messaging/answers.ts'
import { send } from '../../messaging/send.ts'
import { lastTestOf } from '../domain/last-test.ts'

/** What the form is filled in with where there is no plan yet. */
export interface PlanStart {
  domain: string
  reportId: string | null
}

/** A plan that there is, one that is to be made, or neither. */
export type FoundPlan =
  | { kind: 'plan'; id: string }
  | { kind: 'make'; start: PlanStart; answers?: PlanAnswers }
  | { kind: 'none'; start: PlanStart }

/** The test that a plan starts from: the one asked for, otherwise the newest. */
const readStart = async ({ domain, reportId }: PlanTarget): Promise<PlanStart> => {
  const listed = reportId === null ? await send('history/list', {}) : null
  const newest = listed?.ok ? listed.value.items.find(({ report }) => report !== null)?.report?.id : undefined
  const id = reportId ?? newest
  const report = id === undefined ? null : await send('report/get', { id })
  const test = report?.ok ? lastTestOf(report.value) : null
  if (!test) return { domain: domain ?? '', reportId: null }
  const isAboutIt = domain === null || domain.toLowerCase() === test.domain
  return { domain: domain ?? test.domain, reportId: isAboutIt ? test.reportId : null }
}

/** The plan that a page was opened for; without a target, the newest. */
export const findPlan = async (target: PlanTarget): Promise<Answer<FoundPlan>> => {
  const plans = await send('plan/list', {})
  if (!plans.ok) return plans
  const { items } = plans.value
  const isAsked = target.domain !== null || target.reportId !== null
  const newest = items[0]
  if (!isAsked && newest) return { ok: true, value: { kind: 'plan', id: newest.id } }
  const start = await readStart(target)
  const known = items.find(({ domain }) => domain === start.domain.toLowerCase())
  if (!isAsked || start.domain === '') return { ok: true, value: { kind: 'none', start } }
  if (!known) return { ok: true, value: { kind: 'make', start } }
  if (target.reportId === null) return { ok: true, value: { kind: 'plan', id: known.id } }
  // A newer test than the one the plan was made from: whoever asks for its repair wants it to count.
  const plan = await send('plan/get', { id: known.id })
  if (!plan.ok || plan.value.reportId === target.reportId) return { ok: true, value: { kind: 'plan', id: known.id } }
  return { ok: true, value: { kind: 'make', start, answers: plan.value.answers } }
}
