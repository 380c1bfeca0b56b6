import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { ControlOptions } from './FieldFrame.tsx'

export interface ChoiceProps extends ControlOptions {
  label: ComponentChildren
  hint?: ComponentChildren
  checked: boolean
  onChecked: (checked: boolean) => void
  type?: 'checkbox' | 'radio'
  value?: string
}

/** A box to tick, or one of a group of radio buttons, with its label beside it. */
export const Choice = ({ label, hint, checked, onChecked, type = 'checkbox', ...rest }: ChoiceProps) => {
  const id = useId()
  return (
    <div class="choice">
      <input
        {...rest}
        id={id}
        type={type}
        checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <div>
        <label for={id}>{label}</label>
        {hint ? (
          <p class="soft" id={`${id}-hint`}>
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  )
}
