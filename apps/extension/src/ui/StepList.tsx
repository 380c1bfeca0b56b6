import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'

export type StepState = 'done' | 'current' | 'upcoming' | 'failed' | 'doubtful'

export interface StepItem {
  key: string
  label: ComponentChildren
  state: StepState
  /** The state in words, for those who do not see the mark. */
  stateLabel: string
  detail?: ComponentChildren
  time?: { iso: string; text: string } | undefined
}

/** A step under way, or to come, has none. */
const MARKS: Partial<Record<StepState, IconName>> = {
  done: 'check',
  failed: 'cross',
  doubtful: 'minus',
}

/** Things that happen one after the other: which are done, which one is under way, which are to come. */
export const StepList = ({ items, label }: { items: readonly StepItem[]; label: string }) => (
  // Safari drops the role of a list without markers; naming it again costs nothing.
  // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- reason above
  <ol class="steps" role="list" aria-label={label}>
    {items.map((item) => {
      const mark = MARKS[item.state]
      return (
        <li key={item.key} data-step={item.state} aria-current={item.state === 'current' ? 'step' : undefined}>
          <span class="mark">{mark ? <Icon name={mark} /> : null}</span>
          <span>
            {item.label}
            <span class="visually-hidden"> ({item.stateLabel})</span>
          </span>
          {item.time ? <time dateTime={item.time.iso}>{item.time.text}</time> : null}
          {item.detail ? <div class="detail">{item.detail}</div> : null}
        </li>
      )
    })}
  </ol>
)
