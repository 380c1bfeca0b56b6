import type { ComponentChildren } from 'preact'
import { Icon } from '../../ui/Icon.tsx'
import { onboardingWords as words } from './words.ts'

export interface StepProps {
  number: number
  title: string
  state: 'done' | 'current' | 'later'
  children: ComponentChildren
}

/** One of the four steps. A later one shows its title alone, so that there is one thing to do at a time. */
export const Step = ({ number, title, state, children }: StepProps) => (
  <li class="card step" data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
    <h2>
      <span class="number">{state === 'done' ? <Icon name="check" /> : number}</span>
      {title}
      {state === 'done' ? <span class="visually-hidden"> ({words('step-done')})</span> : null}
    </h2>
    {state === 'later' ? null : <div class="stack">{children}</div>}
  </li>
)
