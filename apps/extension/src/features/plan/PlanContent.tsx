import type { Plan } from '@bienrecu/shared'
import { useEffect, useState } from 'preact/hooks'
import type { PlanTarget } from '../../messaging/answers.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { NoticesPart } from '../notices/NoticesPart.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { commonWords } from '../session/words.ts'
import { clockText } from './clock-text.ts'
import { HandoverPart } from './HandoverPart.tsx'
import { PlanHead } from './PlanHead.tsx'
import { PlanStartForm } from './PlanStartForm.tsx'
import { PlanSteps } from './PlanSteps.tsx'
import { planWords as words } from './plan-words.ts'
import { shownDomain } from './shown-domain.ts'
import { type PlanInUse, usePlan } from './use-plan.ts'

const Failed = ({ state }: { state: PlanInUse }) => {
  const { failure, plan, readAt } = state
  // A fault of one field stands at that field.
  if (!failure || failure.errors?.length) return null
  return (
    <FailureNotice failure={failure} onRetry={() => void state.reload()}>
      {failure.code.startsWith('api-') ? (
        <LinkButton small href="/options.html#connection" target="_blank">
          {commonWords('diagnose')}
        </LinkButton>
      ) : null}
      {plan && readAt ? <p class="soft">{words('stale', { time: clockText(readAt.toISOString()) })}</p> : null}
    </FailureNotice>
  )
}

const Obstacle = ({ plan, state }: { plan: Plan; state: PlanInUse }) =>
  plan.obstacle ? (
    <>
      <Notice
        tone={plan.obstacle.code === 'dns-silent' ? 'warning' : 'bad'}
        title={words(`obstacle.${plan.obstacle.code}`)}
      >
        <p data-testid="obstacle">{plan.obstacle.text}</p>
      </Notice>
      <PlanStartForm
        start={{ domain: plan.obstacle.code === 'dns-silent' ? plan.domain : '', reportId: null }}
        state={state}
      />
    </>
  ) : null

/** The plan of a domain with everything around it; the form where there is none yet. */
export const PlanContent = ({ target }: { target: PlanTarget }) => {
  const state = usePlan(target)
  const { plan, start, making } = state
  const [isHandingOver, setHandingOver] = useState(false)
  const close = () => {
    setHandingOver(false)
    queueMicrotask(() => document.getElementById('hand-over')?.focus())
  }
  useEffect(() => {
    shownDomain.value = plan?.domain ?? null
  }, [plan?.domain])
  return (
    <>
      <NoticesPart />
      {plan ? <PlanHead plan={plan} state={state} /> : null}
      <p class={making === null ? 'visually-hidden' : 'asking'} role="status" data-testid="plan-making">
        {making === null ? null : words('making', { domain: making })}
      </p>
      {making === null ? <Failed state={state} /> : null}
      {plan === null && start && making === null ? <PlanStartForm start={start} state={state} /> : null}
      {plan?.obstacle ? <Obstacle plan={plan} state={state} /> : null}
      {plan && !plan.obstacle ? (
        <>
          {/* Kept where it was while the kit is in front: the step in front, and what is open. */}
          <div class="plan-steps" hidden={isHandingOver}>
            <PlanSteps plan={plan} state={state} onHandOver={() => setHandingOver(true)} />
          </div>
          {isHandingOver ? <HandoverPart plan={plan} onClose={close} /> : null}
        </>
      ) : null}
    </>
  )
}
