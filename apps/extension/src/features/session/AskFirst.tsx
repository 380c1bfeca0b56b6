import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answer, ToldFailure } from '../../messaging/answers.ts'
import { Button, type ButtonVariant } from '../../ui/Button.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { FailureNotice } from './FailureNotice.tsx'

export interface AskFirstProps {
  label: ComponentChildren
  variant?: ButtonVariant
  /** The question, what happens and what does not, and the word that agrees to it. */
  title: ComponentChildren
  text: ComponentChildren
  confirm: ComponentChildren
  run: () => Promise<Answer<unknown>>
  /** Takes the focus when the button has gone together with what it removed. */
  focusAfterwards: () => void
  'data-testid'?: string
}

/** A button for what cannot be undone: asks first, then does it, and says so when that fails. */
export const AskFirst = (props: AskFirstProps) => {
  const { label, variant = 'quiet', title, text, confirm, run, focusAfterwards } = props
  const [isAsking, setAsking] = useState(false)
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<ToldFailure | null>(null)
  const isAgreed = useRef(false)

  useEffect(
    () => () => {
      // Once the dialog is gone too: as long as it is open, nothing behind it can take the focus.
      if (isAgreed.current) queueMicrotask(focusAfterwards)
    },
    [],
  )

  const agree = async () => {
    if (isRunning) return
    setRunning(true)
    // The list may be read anew, without this button, before the answer comes.
    isAgreed.current = true
    const answer = await run()
    isAgreed.current = answer.ok
    setFailure(answer.ok ? null : answer)
    setRunning(false)
    setAsking(false)
  }

  return (
    <>
      <Button small variant={variant} onClick={() => setAsking(true)} data-testid={props['data-testid']}>
        {label}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={title}
          confirm={confirm}
          isRunning={isRunning}
          onConfirm={() => void agree()}
          onCancel={() => setAsking(false)}
        >
          {text}
        </ConfirmDialog>
      ) : null}
      {failure ? <FailureNotice failure={failure} /> : null}
    </>
  )
}
