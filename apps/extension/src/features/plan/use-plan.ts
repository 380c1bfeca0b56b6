import type { Plan, PlanAnswers, PlanRecord } from '@bienrecu/shared'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Answer, PlanTarget, ToldFailure } from '../../messaging/answers.ts'
import { onChange } from '../../messaging/on-change.ts'
import { send } from '../../messaging/send.ts'
import { lastTestOf } from '../domain/last-test.ts'
import { usePlanPace } from './use-plan-pace.ts'

/** What the form is filled in with where there is no plan yet. */
export interface PlanStart {
  domain: string
  reportId: string | null
}

export interface PlanInUse {
  plan: Plan | null
  /** Null while it is looked for, and once there is a plan. */
  start: PlanStart | null
  /** Why the plan could not be had, or not be read again. */
  failure: ToldFailure | null
  /** When the shown plan was read. */
  readAt: Date | null
  /** The domain whose plan is being made. */
  making: string | null
  make: (start: PlanStart, answers?: PlanAnswers) => Promise<Answer<Plan>>
  /** Shows the plan that came as the answer to something else. */
  take: (plan: Plan) => void
  /** Shows one record as it came back, until the whole plan is read again. */
  takeRecord: (record: PlanRecord) => void
  reload: () => Promise<void>
  /** Leads back to the form, for another domain. */
  leave: () => void
}

type Found =
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

const findPlan = async (target: PlanTarget): Promise<Answer<Found>> => {
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

const withRecord = (step: Plan['steps'][number], record: PlanRecord): Plan['steps'][number] => ({
  ...step,
  records: step.records.map((one) => (one.id === record.id ? record : one)),
})

/** The plan that the page shows: found, made, read again as long as something is awaited, and when another page changes it. */
export const usePlan = (target: PlanTarget | null): PlanInUse => {
  const [plan, setPlan] = useState<Plan | null>(null)
  const [start, setStart] = useState<PlanStart | null>(null)
  const [failure, setFailure] = useState<ToldFailure | null>(null)
  const [readAt, setReadAt] = useState<Date | null>(null)
  const [making, setMaking] = useState<string | null>(null)

  const latest = useRef(0)

  const take = (next: Plan) => {
    setPlan(next)
    setStart(null)
    setFailure(null)
    setReadAt(new Date())
  }

  const takeRecord = (record: PlanRecord) =>
    setPlan((before) => before && { ...before, steps: before.steps.map((step) => withRecord(step, record)) })

  const read = async (id: string) => {
    const answer = await send('plan/get', { id })
    if (answer.ok) take(answer.value)
    else setFailure(answer)
  }

  const make: PlanInUse['make'] = async ({ domain, reportId }, answers) => {
    setMaking(domain)
    setFailure(null)
    const answer = await send('plan/make', { request: { domain, fromReport: reportId, ...answers } })
    setMaking(null)
    if (answer.ok) take(answer.value)
    else setFailure(answer)
    return answer
  }

  const find = async (wanted: PlanTarget) => {
    const turn = (latest.current += 1)
    setFailure(null)
    const found = await findPlan(wanted)
    // Meanwhile something else was asked for.
    if (turn !== latest.current) return
    if (!found.ok) return setFailure(found)
    if (found.value.kind === 'plan') return read(found.value.id)
    setStart(found.value.start)
    if (found.value.kind === 'make') await make(found.value.start, found.value.answers)
  }

  const reload = useCallback(async () => {
    if (plan) await read(plan.id)
    else if (target) await find(target)
  }, [plan?.id, JSON.stringify(target)])

  useEffect(() => {
    setPlan(null)
    setStart(null)
    if (target) void find(target)
  }, [JSON.stringify(target)])

  useEffect(
    () =>
      onChange(({ changed }) => {
        if (plan && (changed === 'plan' || changed === 'settings')) void reload()
      }),
    [reload],
  )
  usePlanPace(plan, reload)

  const leave = () => {
    setPlan(null)
    setFailure(null)
    setStart({ domain: '', reportId: null })
  }
  return { plan, start, failure, readAt, making, make, take, takeRecord, reload, leave }
}
