import { useId, useState } from 'preact/hooks'
import { messageWords as words } from './message-words.ts'

export interface FileDropProps {
  isRunning: boolean
  onFile: (file: File) => void
}

/** A place to drop a message file; without a mouse, the same button chooses it. */
export const FileDrop = ({ isRunning, onFile }: FileDropProps) => {
  const id = useId()
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0]
    if (file && !isRunning) onFile(file)
  }
  return (
    <div
      class="file-drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files)
      }}
    >
      <label for={id}>{words(isRunning ? 'reading' : 'drop')}</label>
      <input
        id={id}
        type="file"
        accept=".eml,message/rfc822"
        aria-describedby={`${id}-hint`}
        data-testid="message-file"
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = '' // the same file can be chosen again after it was changed
        }}
      />
      <p class="soft" id={`${id}-hint`}>
        {words('drop-hint')}
      </p>
    </div>
  )
}
