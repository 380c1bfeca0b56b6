import { Component, type ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'

export interface FieldWords {
  label: ComponentChildren
  hint?: ComponentChildren | undefined
  /** The sentence of what is wrong; its presence marks the field invalid. */
  error?: ComponentChildren | undefined
}

/** What any control may carry besides its words. */
export interface ControlOptions {
  name?: string
  required?: boolean
  disabled?: boolean
  onBlur?: () => void
  'data-testid'?: string
}

/** What a text control may carry besides. */
export interface TextOptions extends ControlOptions {
  placeholder?: string
  autocomplete?: string
  inputMode?: 'text' | 'email' | 'url' | 'numeric'
  spellcheck?: boolean
  maxLength?: number
  readOnly?: boolean
  onKeyDown?: (event: KeyboardEvent) => void
}

export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
}

export type FieldFrameProps = FieldWords & { children: (control: ControlProps) => ComponentChildren }

let count = 0

/**
 * Label, hint and error around one control, tied to it by ids. `children` receives what the control must carry. A
 * class for its id alone: the panel on tester pages has to do without the hooks (1.4 KB of its 15).
 */
export class FieldFrame extends Component<FieldFrameProps> {
  readonly #id = `field-${(count += 1)}`

  render({ label, hint, error, children }: FieldFrameProps) {
    const id = this.#id
    const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
    return (
      <div class="field">
        <label for={id}>{label}</label>
        {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? 'true' : undefined })}
        {hint ? (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        ) : null}
        {error ? (
          <p class="error" id={`${id}-error`}>
            <Icon name="stop" />
            <span>{error}</span>
          </p>
        ) : null}
      </div>
    )
  }
}
