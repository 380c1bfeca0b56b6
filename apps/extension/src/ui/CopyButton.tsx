import { useEffect, useState } from 'preact/hooks'
import { Button, type ButtonVariant } from './Button.tsx'
import { Icon, Outline } from './Icon.tsx'

export interface CopyWords {
  copy: string
  copied: string
  /** When the browser does not let us: the user must select and copy. */
  failed: string
}

export interface CopyButtonProps {
  /** The text to copy; a function when making it costs something. */
  text: string | (() => string)
  words: CopyWords
  /** What is copied, for those who hear the button without seeing its neighbour. */
  subject?: string
  variant?: ButtonVariant
  'data-testid'?: string
}

const TWO_SHEETS = 'M7.5 7.5h8v8h-8zM4.5 12.5v-8h8'

type Outcome = 'copied' | 'failed' | null
const SHOWN_FOR = 4000 // milliseconds

/** Copies a text and says whether it worked, on the button and to screen readers. */
export const CopyButton = ({ text, words, subject, variant = 'quiet', ...rest }: CopyButtonProps) => {
  const [outcome, setOutcome] = useState<Outcome>(null)

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = () => {
    navigator.clipboard.writeText(typeof text === 'string' ? text : text()).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    )
  }

  return (
    <>
      <Button {...rest} small variant={variant} onClick={copy}>
        {outcome === 'copied' ? <Icon name="check" /> : <Outline path={TWO_SHEETS} />}
        {outcome ? words[outcome] : words.copy}
        {subject && !outcome ? <span class="visually-hidden"> {subject}</span> : null}
      </Button>
      <span class="visually-hidden" role="status">
        {outcome ? words[outcome] : ''}
      </span>
    </>
  )
}
