import type { CreateOwnMessage, OwnMessage } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { FileDrop } from './FileDrop.tsx'
import { messageWords as words } from './message-words.ts'
import { readBase64 } from './read-file.ts'

/** Octets, as the API has it (`MAX_EML` of the contract, which this page does not load for one number). */
const MAX_FILE = 10 * 1024 * 1024

interface Parts {
  subject: string
  html: string
  text: string
}

const EMPTY: Parts = { subject: '', html: '', text: '' }
const orNull = (text: string): string | null => (text.trim() === '' ? null : text)

const PasteForm = ({ isRunning, onKeep }: { isRunning: boolean; onKeep: (message: CreateOwnMessage) => void }) => {
  const [parts, setParts] = useState(EMPTY)
  const set = (key: keyof Parts) => (value: string) => setParts((before) => ({ ...before, [key]: value }))
  const keep = () =>
    onKeep({ kind: 'parts', subject: parts.subject, html: orNull(parts.html), text: orNull(parts.text) })
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <Field label={words('subject')} value={parts.subject} onValue={set('subject')} required />
      <TextArea label={words('html')} hint={words('html-hint')} value={parts.html} onValue={set('html')} mono />
      <TextArea label={words('text')} hint={words('text-hint')} value={parts.text} onValue={set('text')} />
      <div>
        <Button type="submit" aria-disabled={isRunning} data-testid="keep-parts">
          {words(isRunning ? 'reading' : 'show')}
        </Button>
      </div>
    </form>
  )
}

/** A new message of the user's own: a file, or what is pasted. It is kept by the API, and shown. */
export const NewMessage = ({ onKept }: { onKept: (message: OwnMessage) => void }) => {
  const request = useRequest('message/keep')
  const [fault, setFault] = useState<'too-large' | 'unreadable' | null>(null)
  const keep = async (message: CreateOwnMessage) => {
    const answer = await request.run({ message })
    if (answer.ok) onKept(answer.value)
  }
  const keepFile = async (file: File) => {
    setFault(file.size > MAX_FILE ? 'too-large' : null)
    if (file.size > MAX_FILE) return
    const source = await readBase64(file).catch(() => null)
    if (source === null) return setFault('unreadable')
    await keep({ kind: 'eml', source })
  }
  return (
    <div class="stack">
      <FileDrop
        isRunning={request.isRunning}
        onFile={(file) => void keepFile(file)}
        label={words(request.isRunning ? 'reading' : 'drop')}
        hint={words('drop-hint')}
      />
      {fault ? (
        <Notice tone="bad" role="alert">
          <p>{words(fault)}</p>
        </Notice>
      ) : null}
      {request.failure ? <FailureNotice failure={request.failure} /> : null}
      <p class="soft or">{words('or-paste')}</p>
      <PasteForm isRunning={request.isRunning} onKeep={(message) => void keep(message)} />
    </div>
  )
}
