import type { Plan, PlanStep } from '@bienrecu/shared'
import { Icon } from '../../ui/Icon.tsx'
import { planWords as words } from './plan-words.ts'
import { StepBody } from './StepBody.tsx'
import { StepFacts } from './StepFacts.tsx'
import { stageOf } from './step-stage.ts'
import type { PlanInUse } from './use-plan.ts'

export interface StepRowProps {
  step: PlanStep
  plan: Plan
  state: PlanInUse
  onTouch: (step: PlanStep) => void
}

/** A step in one line, which opens to the whole of it. */
export const StepRow = ({ step, plan, state, onTouch }: StepRowProps) => {
  const stage = stageOf(step)
  const number = plan.steps.indexOf(step) + 1
  return (
    <details class="step-row" data-testid="plan-step" data-step={step.id} data-stage={stage}>
      <summary>
        <span class="mark" data-stage={stage}>
          {stage === 'done' ? <Icon name="check" /> : number}
        </span>
        <span class="title">
          {step.title}
          {stage === 'waiting' ? null : <span class="visually-hidden"> ({words(`stage.${stage}`)})</span>}
          {stage === 'open' ? <StepFacts step={step} isShort /> : null}
          {stage === 'waiting' ? <span class="soft">{words('stage.waiting')}</span> : null}
        </span>
        <Icon name="chevron" />
      </summary>
      <div class="stack">
        {stage === 'open' ? null : <StepFacts step={step} />}
        <StepBody
          step={step}
          plan={plan}
          state={state}
          onTouch={onTouch}
          isBrief={stage === 'waiting' || stage === 'done'}
        />
      </div>
    </details>
  )
}
