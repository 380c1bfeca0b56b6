import { FieldFrame, type ControlOptions, type FieldWords } from './FieldFrame.tsx'
import { Icon } from './Icon.tsx'

export interface SelectOption<Value extends string> {
  value: Value
  label: string
}

export interface SelectProps<Value extends string> extends FieldWords, ControlOptions {
  options: readonly SelectOption<Value>[]
  value: Value
  onValue: (value: Value) => void
}

/** The browser's own list of choices, with its label, hint and error. */
export const Select = <Value extends string>({
  label,
  hint,
  error,
  options,
  value,
  onValue,
  ...rest
}: SelectProps<Value>) => (
  <FieldFrame label={label} hint={hint} error={error}>
    {(control) => (
      <div class="select">
        <select
          {...rest}
          {...control}
          value={value}
          onChange={(event) => {
            const chosen = options[event.currentTarget.selectedIndex]
            if (chosen) onValue(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </div>
    )}
  </FieldFrame>
)
