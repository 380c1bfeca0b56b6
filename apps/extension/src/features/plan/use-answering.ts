import type { Plan } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import type { ToldFailure } from '../../messaging/answers.ts'
import { addAnswer, type NewAnswer } from './plan-answers.ts'
import type { PlanInUse } from './use-plan.ts'

export interface Answering {
  run: (answer: NewAnswer) => Promise<void>
  isRunning: boolean
  /** Why this very answer was refused. */
  failure: ToldFailure | null
  /** The sentence about one field of the request, by the end of its pointer. */
  fault: (field: string) => string | undefined
}

/** Makes the plan anew with an answer to one of its questions. */
export const useAnswering = (plan: Plan, state: PlanInUse): Answering => {
  const [failure, setFailure] = useState<ToldFailure | null>(null)
  return {
    isRunning: state.making !== null,
    failure,
    fault: (field) => failure?.errors?.find(({ pointer }) => pointer.endsWith(`/${field}`))?.detail,
    run: async (told) => {
      if (state.making !== null) return
      setFailure(null)
      const start = { domain: plan.domain, reportId: plan.reportId }
      const answer = await state.make(start, addAnswer(plan.answers, told))
      if (!answer.ok) setFailure(answer)
    },
  }
}
