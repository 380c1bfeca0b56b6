import type { InputHTMLAttributes, LooseInputHTMLAttributes } from 'preact'
import { FieldFrame, type FieldWords, type TextOptions } from './FieldFrame.tsx'

export interface FieldProps extends FieldWords, TextOptions {
  value: string
  onValue: (value: string) => void
  type?: 'text' | 'email' | 'url' | 'number' | 'password'
  min?: number
  max?: number
  /** Letters of equal width, for what is copied sign by sign. */
  mono?: boolean
}

// Preact allows certain ARIA roles per input type only. No role is ever passed here, so every type fits.
const withoutRole = (attributes: Omit<LooseInputHTMLAttributes, 'role'>) => attributes as InputHTMLAttributes

/** One line of text with its label, hint and error. */
export const Field = ({ label, hint, error, value, onValue, mono = false, ...rest }: FieldProps) => (
  <FieldFrame label={label} hint={hint} error={error}>
    {(control) => (
      <input
        {...withoutRole({ ...rest, ...control })}
        class={mono ? 'mono' : undefined}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    )}
  </FieldFrame>
)

export interface TextAreaProps extends FieldWords, TextOptions {
  value: string
  onValue: (value: string) => void
  mono?: boolean
}

/** Several lines of text with their label, hint and error. */
export const TextArea = ({ label, hint, error, value, onValue, mono = false, ...rest }: TextAreaProps) => (
  <FieldFrame label={label} hint={hint} error={error}>
    {(control) => (
      <textarea
        {...rest}
        {...control}
        class={mono ? 'mono' : undefined}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    )}
  </FieldFrame>
)
