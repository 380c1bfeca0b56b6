import { useId, useState } from 'preact/hooks'

export interface FileDropProps {
  isRunning: boolean
  onFile: (file: File) => void
  label: string
  hint: string
}

/** A place to drop a message file; without a mouse, the same button chooses it. */
export const FileDrop = ({ isRunning, onFile, label, hint }: FileDropProps) => {
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
      <label for={id}>{label}</label>
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
        {hint}
      </p>
    </div>
  )
}
