import type { Plan } from '@bienrecu/shared'
import { Button } from '../../ui/Button.tsx'
import { planWords as words } from './plan-words.ts'
import { stagesOf } from './step-stage.ts'
import type { PlanInUse } from './use-plan.ts'

const Progress = ({ done, total }: { done: number; total: number }) => (
  <div class="plan-progress">
    <progress value={done} max={total} aria-label={words('progress-label')} />
    <span class="soft">{words('progress', { done, total })}</span>
  </div>
)

/** The domain, what the plan leads to, and how far it is. */
export const PlanHead = ({ plan, state }: { plan: Plan; state: PlanInUse }) => {
  const { open, waiting, done } = stagesOf(plan)
  const total = open.length + waiting.length + done.length
  const isBusy = state.making !== null
  return (
    <section class="plan-head" data-testid="plan" data-domain={plan.domain}>
      <h1>{plan.domain}</h1>
      {plan.obstacle ? null : (
        <>
          <p data-testid="prediction">{plan.predicted.sentence}</p>
          {total > 0 ? <Progress done={done.length} total={total} /> : null}
        </>
      )}
      <div class="row">
        <Button
          small
          variant="quiet"
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) void state.make({ domain: plan.domain, reportId: plan.reportId }, plan.answers)
          }}
          data-testid="plan-again"
        >
          {words('again')}
        </Button>
        <Button small variant="quiet" onClick={state.leave}>
          {words('other-domain')}
        </Button>
      </div>
    </section>
  )
}
