import type { PlanStep } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { planWords as words } from './plan-words.ts'

const gainText = (gain: number): string | null => (gain > 0 ? words('gain', { count: gain }) : null)

/** What a step should bring, how long it takes, and who can do it; in one line. */
export const StepFacts = ({ step }: { step: PlanStep }) => {
  const { gain, helps, minutes, who } = step
  const brought = gainText(gain)
  return (
    <p class="soft dotted">
      {brought ? <b>{brought}</b> : null}
      {helps.length > 0 ? (
        <span>{words('helps', { names: new Intl.ListFormat(uiLocale.value).format(helps) })}</span>
      ) : null}
      <span>{words('minutes', { count: minutes })}</span>
      <span>{words(`who.${who}`)}</span>
    </p>
  )
}
