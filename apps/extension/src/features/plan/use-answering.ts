import type { Plan } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import type { ToldFailure } from '../../messaging/answers.ts'
import type { PlanAnswers } from './plan-answers.ts'
import type { PlanInUse } from './use-plan.ts'

export interface Answering {
  run: (answers: PlanAnswers) => Promise<void>
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
    run: async (answers) => {
      if (state.making !== null) return
      setFailure(null)
      const answer = await state.make({ domain: plan.domain, reportId: plan.reportId }, answers)
      if (!answer.ok) setFailure(answer)
    },
  }
}
