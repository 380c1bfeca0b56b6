import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { commonWords } from './words.ts'

export interface ConfirmDialogProps {
  title: ComponentChildren
  /** What happens, and what does not. */
  children: ComponentChildren
  confirm: ComponentChildren
  isRunning?: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Opens the dialog while it is drawn; afterwards the focus is back where it was, if that is still there. */
const useModal = () => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    const shown = dialog.current
    shown?.showModal()
    return () => {
      shown?.close()
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return dialog
}

/** Asks before something that cannot be undone, in the browser’s own dialog. Rendered means open. */
export const ConfirmDialog = ({ title, children, confirm, isRunning, onConfirm, onCancel }: ConfirmDialogProps) => {
  const dialog = useModal()
  const id = useId()
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault()
        onCancel()
      }}
    >
      <div class="stack">
        <h2 id={`${id}-title`}>{title}</h2>
        <p id={`${id}-text`}>{children}</p>
        <div class="row end">
          {/* The harmless answer comes first, and has the focus. */}
          <Button onClick={onCancel}>{commonWords('cancel')}</Button>
          <Button variant="danger" aria-disabled={isRunning === true} onClick={onConfirm} data-testid="confirm">
            {confirm}
          </Button>
        </div>
      </div>
    </dialog>
  )
}
