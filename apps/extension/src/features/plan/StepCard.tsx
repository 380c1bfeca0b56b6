import type { PlanStep } from '@bienrecu/shared'
import type { RefObject } from 'preact'
import { Button } from '../../ui/Button.tsx'
import { planWords as words } from './plan-words.ts'
import type { PlanStepsProps } from './PlanSteps.tsx'
import { StepBody } from './StepBody.tsx'
import { StepFacts } from './StepFacts.tsx'
import { stageOf } from './step-stage.ts'

export interface StepCardProps extends PlanStepsProps {
  step: PlanStep
  heading: RefObject<HTMLHeadingElement | null>
  /** What can be done meanwhile. */
  next: PlanStep | null
  /** The user does something in a step: it keeps its place. */
  onTouch: (step: PlanStep) => void
  onGoOn: () => void
}

/** For everyone whose domain is in other hands. */
export const HandOverButton = ({ onClick }: { onClick: () => void }) => (
  <Button variant="quiet" small onClick={onClick} id="hand-over" data-testid="hand-over">
    {words('handover.open')}
  </Button>
)

/** True where the way to hand over stands inside of the card. */
export const offersHandOver = (step: PlanStep): boolean => stageOf(step) === 'open' && step.who === 'dns'

/** The one step in front, whole. */
export const StepCard = ({ step, plan, state, heading, next, onTouch, onGoOn, onHandOver }: StepCardProps) => {
  const stage = stageOf(step)
  return (
    <section
      class="card step-card"
      aria-labelledby="step-in-front"
      data-testid="plan-step"
      data-step={step.id}
      data-stage={stage}
    >
      <div>
        <p class="eyebrow">{words(stage === 'open' || stage === 'later' ? 'now' : `stage.${stage}`)}</p>
        <h2 id="step-in-front" ref={heading} tabIndex={-1}>
          {step.title}
        </h2>
        <StepFacts step={step} />
      </div>
      <StepBody step={step} plan={plan} state={state} onTouch={onTouch} />
      {offersHandOver(step) ? <HandOverButton onClick={onHandOver} /> : null}
      {next && stage !== 'open' ? (
        <Button wide onClick={onGoOn} data-testid="go-on">
          {words('go-on', { title: next.title })}
        </Button>
      ) : null}
    </section>
  )
}
