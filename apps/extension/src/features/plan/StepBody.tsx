import type { Plan, PlanStep } from '@bienrecu/shared'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { Changes } from './Changes.tsx'
import { DnsHostWay } from './DnsHostWay.tsx'
import { KeyQuestion } from './KeyQuestion.tsx'
import { planWords as words } from './plan-words.ts'
import { keyQuestionOf } from './question-place.ts'
import { RecordCard } from './RecordCard.tsx'
import type { PlanInUse } from './use-plan.ts'

export interface StepBodyProps {
  step: PlanStep
  plan: Plan
  state: PlanInUse
  onStay: () => void
}

/** A tick for what no name server can confirm. */
const Tick = ({ step, plan, state, onStay }: StepBodyProps) => {
  const tick = useRequest('plan/tick')
  const run = async () => {
    onStay()
    const answer = await tick.run({ id: plan.id, stepId: step.id, isDone: !step.isDone })
    if (answer.ok) state.take(answer.value)
  }
  return (
    <>
      <div class="row">
        <Button
          variant={step.isDone ? 'quiet' : 'primary'}
          small={step.isDone}
          aria-disabled={tick.isRunning}
          onClick={() => void run()}
          data-testid="step-tick"
        >
          {words(step.isDone ? 'untick' : 'tick')}
        </Button>
      </div>
      {tick.failure ? <FailureNotice failure={tick.failure} /> : null}
    </>
  )
}

/** Why, what to do, the records as the form wants them, and how far they are. */
export const StepBody = (props: StepBodyProps) => {
  const { step, plan, state, onStay } = props
  const isInDns = step.records.length > 0
  const keyQuestion = keyQuestionOf(plan, step)
  return (
    <>
      <p>{step.why}</p>
      {step.changes.length > 0 ? <Changes step={step} plan={plan} /> : null}
      {isInDns && plan.dnsHost ? <DnsHostWay host={plan.dnsHost} /> : null}
      <p>{step.how}</p>
      {step.records.map((record) => (
        <RecordCard key={record.id} record={record} plan={plan} state={state} onStay={onStay} />
      ))}
      {keyQuestion ? <KeyQuestion question={keyQuestion} plan={plan} state={state} /> : null}
      {isInDns || keyQuestion ? null : <Tick {...props} />}
    </>
  )
}
