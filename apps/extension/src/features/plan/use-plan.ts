import type { Plan, PlanAnswers, PlanRecord } from '@bienrecu/shared'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Answer, PlanTarget, ToldFailure } from '../../messaging/answers.ts'
import { onChange } from '../../messaging/on-change.ts'
import { send } from '../../messaging/send.ts'
import { findPlan, type PlanStart } from './find-plan.ts'
import { usePlanPace } from './use-plan-pace.ts'

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

const withRecord = (step: Plan['steps'][number], record: PlanRecord): Plan['steps'][number] => ({
  ...step,
  records: step.records.map((one) => (one.id === record.id ? record : one)),
})

/** What the page shows now, and what changes it. */
const useShownPlan = () => {
  const [plan, setPlan] = useState<Plan | null>(null)
  const [start, setStart] = useState<PlanStart | null>(null)
  const [failure, setFailure] = useState<ToldFailure | null>(null)
  const [readAt, setReadAt] = useState<Date | null>(null)
  const [making, setMaking] = useState<string | null>(null)

  const take = (next: Plan) => {
    setPlan(next)
    setStart(null)
    setFailure(null)
    setReadAt(new Date())
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

  return {
    plan,
    start,
    failure,
    readAt,
    making,
    setStart,
    setFailure,
    take,
    make,
    read: async (id: string): Promise<void> => {
      const answer = await send('plan/get', { id })
      if (answer.ok) take(answer.value)
      else setFailure(answer)
    },
    takeRecord: (record: PlanRecord): void =>
      setPlan((before) => before && { ...before, steps: before.steps.map((step) => withRecord(step, record)) }),
    /** Shows the form instead, filled in with this. */
    showForm: (next: PlanStart | null): void => {
      setPlan(null)
      setStart(next)
    },
  }
}

/** The plan that the page shows: found, made, read again as long as something is awaited, and when another page changes it. */
export const usePlan = (target: PlanTarget | null): PlanInUse => {
  const { setStart, setFailure, read, showForm, ...shown } = useShownPlan()
  const { plan, make } = shown
  const latest = useRef(0)

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
    showForm(null)
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
    setFailure(null)
    showForm({ domain: '', reportId: null })
  }
  return { ...shown, reload, leave }
}
