import type { PlanStep } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { planWords as words } from './plan-words.ts'

const gainText = (gain: number): string | null => (gain > 0 ? words('gain', { count: gain }) : null)

export interface StepFactsProps {
  step: PlanStep
  /** As a line of the list has it. */
  isShort?: boolean
}

/** What a step should bring, how long it takes, and who can do it; in one line. */
export const StepFacts = ({ step, isShort = false }: StepFactsProps) => {
  const { gain, helps, minutes, who } = step
  const brought = gainText(gain)
  return (
    <span class="soft dotted facts">
      {brought ? <b>{brought}</b> : null}
      {helps.length > 0 && !isShort ? (
        <span>{words('helps', { names: new Intl.ListFormat(uiLocale.value).format(helps) })}</span>
      ) : null}
      <span>{words('minutes', { count: minutes })}</span>
      <span>{words(`${isShort ? 'who-short' : 'who'}.${who}`)}</span>
    </span>
  )
}
