import type { Plan, PlanStep } from '@bienrecu/shared'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
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
  onTouch: (step: PlanStep) => void
  /** What to do is folded away: it has been done. */
  isBrief?: boolean
}

/** A tick for what no name server can confirm. */
const Tick = ({ step, plan, state, onTouch }: StepBodyProps) => {
  const tick = useRequest('plan/tick')
  const run = async () => {
    onTouch(step)
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

const Instructions = ({ step, plan }: Pick<StepBodyProps, 'step' | 'plan'>) => (
  <div class="stack">
    <p>{step.why}</p>
    {step.changes.length > 0 ? <Changes step={step} plan={plan} /> : null}
    {step.records.length > 0 && plan.dnsHost ? <DnsHostWay host={plan.dnsHost} /> : null}
    <p>{step.how}</p>
  </div>
)

/** Why, what to do, the records as the form wants them, and how far they are. */
export const StepBody = (props: StepBodyProps) => {
  const { step, plan, state, onTouch, isBrief = false } = props
  const isInDns = step.records.length > 0
  const keyQuestion = keyQuestionOf(plan, step)
  return (
    <>
      {isBrief ? (
        <Disclosure summary={words('what-to-do')}>
          <Instructions step={step} plan={plan} />
        </Disclosure>
      ) : (
        <Instructions step={step} plan={plan} />
      )}
      {step.records.map((record) => (
        <RecordCard key={record.id} record={record} plan={plan} state={state} onTouch={() => onTouch(step)} />
      ))}
      {keyQuestion ? <KeyQuestion question={keyQuestion} plan={plan} state={state} /> : null}
      {isInDns || keyQuestion ? null : <Tick {...props} />}
    </>
  )
}
