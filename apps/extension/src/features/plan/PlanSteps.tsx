import type { Plan, PlanStep } from '@bienrecu/shared'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { CompletePart } from './CompletePart.tsx'
import { planWords as words } from './plan-words.ts'
import { QuestionsPart } from './QuestionsPart.tsx'
import { HandOverButton, offersHandOver, StepCard } from './StepCard.tsx'
import { StepRow, type StepRowProps } from './StepRow.tsx'
import { isComplete, type Stage, stageOf } from './step-stage.ts'
import type { PlanInUse } from './use-plan.ts'

export interface PlanStepsProps {
  plan: Plan
  state: PlanInUse
  onHandOver: () => void
}

interface GroupProps extends Omit<StepRowProps, 'step'> {
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

const Rows = ({ steps, ...rest }: Omit<GroupProps, 'title'>) => (
  // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- Safari drops the role of a list without markers
  <ol class="step-rows" role="list">
    {steps.map((step) => (
      <li key={step.id}>
        <StepRow step={step} {...rest} />
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
 * Where each step stands. One in which the user has just done something keeps its place until they go on: it must not
 * vanish under their eyes.
 */
const usePlaces = ({ steps }: Plan) => {
  const [held, setHeld] = useState<ReadonlyMap<string, Stage>>(new Map())
  const heading = useRef<HTMLHeadingElement>(null)
  const hasMoved = useRef(false)
  const placeOf = (step: PlanStep): Stage => held.get(step.id) ?? stageOf(step)
  const at = (stage: Stage) => steps.filter((step) => placeOf(step) === stage)
  const inFront = at('open')[0] ?? null
  useEffect(() => {
    if (hasMoved.current) heading.current?.focus()
    hasMoved.current = false
  }, [inFront?.id])
  return {
    at,
    inFront,
    heading,
    hold: (step: PlanStep) => setHeld((before) => new Map([[step.id, stageOf(step)], ...before])),
    goOn: () => {
      hasMoved.current = true
      setHeld(new Map())
    },
  }
}

/** What to do now, what comes after it, what is waited for, and what is done. */
export const PlanSteps = (props: PlanStepsProps) => {
  const { plan, state, onHandOver } = props
  const { at, inFront, heading, hold, goOn } = usePlaces(plan)
  const then = at('open').slice(1)
  const [waiting, later, done] = [at('waiting'), at('later'), at('done')]
  const next = then.find((step) => stageOf(step) === 'open') ?? null
  const rows = { plan, state, onTouch: hold }
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
          onTouch={hold}
          onGoOn={goOn}
          {...props}
        />
      ) : null}
      <QuestionsPart plan={plan} state={state} about="rest" />
      <Group title={words('waiting')} steps={waiting} {...rows} />
      <Group title={words('then')} steps={then} {...rows} />
      <Folded title={words('later', { count: later.length })} steps={later} {...rows} />
      <Folded title={words('done', { count: done.length })} steps={done} {...rows} />
      {plan.steps.length > 0 && !(inFront && offersHandOver(inFront)) ? (
        <div>
          <HandOverButton onClick={onHandOver} />
        </div>
      ) : null}
    </>
  )
}
