import type { PlanTarget } from '../../messaging/answers.ts'
import { LinkButton, type ButtonVariant } from '../../ui/Button.tsx'
import { commonWords } from '../session/words.ts'
import { openPlan } from './open-plan.ts'
import { planHref } from './plan-target.ts'

export interface RepairLinkProps {
  target: PlanTarget
  variant?: ButtonVariant
}

/** Leads to the plan: in the side panel with a plain click, in a tab as a link otherwise. */
export const RepairLink = ({ target, variant = 'primary' }: RepairLinkProps) => (
  <LinkButton
    href={planHref(target)}
    target="_blank"
    variant={variant}
    onClick={(event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      void openPlan(target)
    }}
    data-testid="repair"
  >
    {commonWords('repair')}
  </LinkButton>
)
