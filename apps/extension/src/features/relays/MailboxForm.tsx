import type { DetectedServer, FieldProblem, ImapCheck, Relay } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { errorSentence } from '@bienrecu/shared/error-sentence'
import { uiLocale } from '../../locales/ui-locale.ts'
import { send } from '../../messaging/send.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { readableParams } from '../session/readable-params.ts'
import { CauseText } from './CauseText.tsx'
import { changesConnection, mailboxDraftOf, toSetImap, type MailboxDraft } from './mailbox-draft.ts'
import { FolderFields, MailboxServerFields, type MailboxFaults } from './MailboxFields.tsx'
import { relayWords as words } from './words.ts'

const faultsOf = (errors: readonly FieldProblem[]): MailboxFaults =>
  Object.fromEntries(errors.map(({ pointer, detail }) => [pointer.slice(1), detail]))

const CheckResult = ({ check }: { check: ImapCheck }) => {
  if (check.ok)
    return (
      <Notice tone="good" role="status">
        <p>{words('imap.reached', { count: check.folders.length })}</p>
      </Notice>
    )
  return (
    <Notice tone="bad" role="alert" title={words('imap.not-reachable')}>
      {check.cause ? <CauseText cause={check.cause} /> : null}
      {check.code && !check.cause ? (
        <p>{errorSentence(check.code, uiLocale.value, readableParams(check.params, uiLocale.value))}</p>
      ) : null}
      {check.reply ? (
        <Disclosure summary={words('result-reply')}>
          <pre class="raw">{check.reply}</pre>
        </Disclosure>
      ) : null}
    </Notice>
  )
}

export interface MailboxFormProps {
  relay: Relay
  /** What preset or detection propose, where nothing is kept yet. */
  proposal: DetectedServer | null
}

/** Where sent messages are filed. The folders are asked for when the connection changes, and on demand. */
export const MailboxForm = ({ relay, proposal }: MailboxFormProps) => {
  const [draft, setDraft] = useState(() => mailboxDraftOf(relay, proposal))
  const [faults, setFaults] = useState<MailboxFaults>({})
  const save = useRequest('mailbox/set')
  const check = useRequest('mailbox/check')
  const isRunning = save.isRunning || check.isRunning
  const isNew = changesConnection(draft, relay)
  const { imap } = relay

  const change = (changes: Partial<MailboxDraft>) => {
    setDraft((before) => ({ ...before, ...changes }))
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in changes))))
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isRunning) return
    const answer = await save.run({ id: relay.id, mailbox: toSetImap(draft) })
    if (!answer.ok) return setFaults(faultsOf(answer.errors ?? []))
    change({ password: '' })
    if (isNew) await check.run({ id: relay.id })
  }

  const failure = check.failure ?? (Object.keys(faults).length > 0 ? null : save.failure)
  return (
    <form class="stack relay-form" onSubmit={(event) => void submit(event)} noValidate data-testid="mailbox-form">
      <MailboxServerFields draft={draft} faults={faults} change={change} relay={relay} />
      {imap?.lastCheck && !isNew && !isRunning ? <CheckResult check={imap.lastCheck} /> : null}
      {imap?.lastCheck?.ok && !isNew ? (
        <FolderFields draft={draft} faults={faults} change={change} check={imap.lastCheck} />
      ) : null}
      {failure ? <FailureNotice failure={failure} /> : null}
      <div class="row">
        <Button type="submit" variant="primary" small aria-disabled={isRunning} data-testid="mailbox-save">
          {words(isRunning ? 'imap.loading' : isNew ? 'imap.save-load' : 'save')}
        </Button>
        {imap && !isNew ? (
          <Button
            small
            aria-disabled={isRunning}
            onClick={() => void check.run({ id: relay.id })}
            data-testid="mailbox-load"
          >
            {words('imap.load')}
          </Button>
        ) : null}
        {imap ? (
          <Button small variant="quiet" onClick={() => void send('mailbox/remove', { id: relay.id })}>
            {words('imap.remove')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
