import type { Plan, PlanStep } from '@bienrecu/shared'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { CompletePart } from './CompletePart.tsx'
import { planWords as words } from './plan-words.ts'
import { QuestionsPart } from './QuestionsPart.tsx'
import { HandOverButton, offersHandOver, StepCard } from './StepCard.tsx'
import { StepRow } from './StepRow.tsx'
import { isComplete, stagesOf } from './step-stage.ts'
import type { PlanInUse } from './use-plan.ts'

export interface PlanStepsProps {
  plan: Plan
  state: PlanInUse
  onHandOver: () => void
}

interface GroupProps extends PlanStepsProps {
  title: string
  steps: readonly PlanStep[]
}

const Group = ({ title, steps, ...rest }: GroupProps) =>
  steps.length > 0 ? (
    <section class="plan-group">
      <h2>{title}</h2>
      <Rows steps={steps} {...rest} />
    </section>
  ) : null

const Rows = ({ steps, plan, state }: Omit<GroupProps, 'title'>) => (
  // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- Safari drops the role of a list without markers
  <ol class="step-rows" role="list">
    {steps.map((step) => (
      <li key={step.id}>
        <StepRow step={step} plan={plan} state={state} />
      </li>
    ))}
  </ol>
)

const Folded = ({ title, steps, ...rest }: GroupProps) =>
  steps.length > 0 ? (
    <section class="plan-group">
      <Disclosure summary={<h2>{title}</h2>}>
        <Rows steps={steps} {...rest} />
      </Disclosure>
    </section>
  ) : null

/**
 * The step in front: the one the user is at, until they go on; otherwise the first to do. What is done in it must not
 * make it vanish under their eyes.
 */
const useStepInFront = (plan: Plan, open: readonly PlanStep[]) => {
  const [chosenId, setChosenId] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const hasMoved = useRef(false)
  const inFront = plan.steps.find(({ id }) => id === chosenId) ?? open[0] ?? null
  useEffect(() => {
    if (hasMoved.current) heading.current?.focus()
    hasMoved.current = false
  }, [inFront?.id])
  return {
    inFront,
    heading,
    stay: () => setChosenId(inFront?.id ?? null),
    goOn: () => {
      hasMoved.current = true
      setChosenId(null)
    },
  }
}

/** What to do now, what comes after it, what is waited for, and what is done. */
export const PlanSteps = (props: PlanStepsProps) => {
  const { plan, state, onHandOver } = props
  const { open, waiting, done, later } = stagesOf(plan)
  const { inFront, heading, stay, goOn } = useStepInFront(plan, open)
  const others = (steps: readonly PlanStep[]) => steps.filter(({ id }) => id !== inFront?.id)
  const next = others(open)[0] ?? null
  return (
    <>
      <QuestionsPart plan={plan} state={state} about="first" />
      {isComplete(plan) ? <CompletePart plan={plan} /> : null}
      {plan.steps.length === 0 ? <Notice tone="good" title={words('nothing')} /> : null}
      {!inFront && waiting.length > 0 ? (
        <Notice tone="accent" title={words('only-waiting')}>
          <p>{words('only-waiting-text')}</p>
        </Notice>
      ) : null}
      {inFront ? (
        <StepCard
          key={inFront.id}
          step={inFront}
          heading={heading}
          next={next}
          onStay={stay}
          onGoOn={goOn}
          {...props}
        />
      ) : null}
      <QuestionsPart plan={plan} state={state} about="rest" />
      <Group title={words('waiting')} steps={others(waiting)} {...props} />
      <Group title={words('then')} steps={others(open)} {...props} />
      <Folded title={words('later', { count: others(later).length })} steps={others(later)} {...props} />
      <Folded title={words('done', { count: others(done).length })} steps={others(done)} {...props} />
      {plan.steps.length > 0 && !(inFront && offersHandOver(inFront)) ? (
        <div>
          <HandOverButton onClick={onHandOver} />
        </div>
      ) : null}
    </>
  )
}
