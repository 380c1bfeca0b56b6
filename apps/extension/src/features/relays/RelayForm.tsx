import type { Relay } from '@bienrecu/shared'
import { errorSentence } from '@bienrecu/shared/error-sentence'
import { useEffect, useRef, useState } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { commonWords } from '../session/words.ts'
import { AccountFields } from './AccountFields.tsx'
import { CertificateField } from './CertificateField.tsx'
import {
  draftOf,
  EMPTY_DRAFT,
  faultsByField,
  needsPassword,
  toCreate,
  toUpdate,
  type RelayDraft,
} from './relay-draft.ts'
import { ReplyFields, SenderFields } from './SenderFields.tsx'
import { ServerFields } from './ServerFields.tsx'
import { relayWords as words } from './words.ts'

export interface RelayFormProps {
  /** Null for a new one. */
  relay: Relay | null
  /** Called with the relay as the API keeps it; `isTestWanted` when it should be tested next. */
  onSaved: (relay: Relay, isTestWanted: boolean) => void
  onCancel: () => void
}

export type Faults = Partial<Record<keyof RelayDraft, string>>

/** What the groups of fields share. */
export interface FieldsProps {
  draft: RelayDraft
  faults: Faults
  change: (changes: Partial<RelayDraft>) => void
}

/** Saves a draft. The form, and the password in it, is gone once that has worked; until then nobody types it twice. */
const useSaving = (relay: Relay | null) => {
  const create = useRequest('relays/create')
  const update = useRequest('relays/update')
  const save = (draft: RelayDraft) =>
    relay ? update.run({ id: relay.id, changes: toUpdate(draft, relay) }) : create.run({ relay: toCreate(draft) })
  return { save, isRunning: create.isRunning || update.isRunning, failure: create.failure ?? update.failure }
}

/** Adds or changes a relay. Faults stand beside their fields, in the sentences of the API. */
export const RelayForm = ({ relay, onSaved, onCancel }: RelayFormProps) => {
  const [draft, setDraft] = useState(() => (relay ? draftOf(relay) : EMPTY_DRAFT))
  const [faults, setFaults] = useState<Faults>({})
  const [refusals, setRefusals] = useState(0)
  const saving = useSaving(relay)
  const form = useRef<HTMLFormElement>(null)
  const count = Object.keys(faults).length

  const change = (changes: Partial<RelayDraft>) => {
    setDraft((before) => ({ ...before, ...changes }))
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in changes))))
  }

  const refuse = (found: Faults) => {
    setFaults(found)
    setRefusals((before) => before + 1)
  }

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusals])

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (saving.isRunning) return
    if (needsPassword(draft, relay)) return refuse({ password: errorSentence('field-required', uiLocale.value) })
    const isTestWanted = event.submitter?.dataset.then === 'test'
    const answer = await saving.save(draft)
    if (answer.ok) return onSaved(answer.value, isTestWanted)
    refuse(faultsByField(answer.errors ?? []))
  }

  const fields: FieldsProps = { draft, faults, change }
  const hasRareFault = ['replyToAddress', 'replyToName', 'caCertificate'].some((field) => field in faults)
  const isRareFilled = draft.replyToAddress + draft.replyToName + draft.caCertificate !== ''
  return (
    <form
      ref={form}
      class="card stack relay-form"
      aria-labelledby="relay-form-title"
      onSubmit={(event) => void submit(event)}
      autocomplete="off"
      noValidate
      data-testid="relay-form"
    >
      <h3 id="relay-form-title">{relay ? words('form-edit', { name: relay.name }) : words('form-add')}</h3>
      {saving.failure && count === 0 ? <FailureNotice failure={saving.failure} /> : null}
      {count > 0 ? (
        <Notice tone="bad" role="alert">
          <p>{words('faults', { count })}</p>
        </Notice>
      ) : null}
      <ServerFields {...fields} />
      <AccountFields {...fields} relay={relay} />
      <SenderFields {...fields} />
      <Disclosure key={String(hasRareFault)} summary={words('group-more')} open={hasRareFault || isRareFilled}>
        <div class="stack">
          <ReplyFields {...fields} />
          <CertificateField {...fields} />
        </div>
      </Disclosure>
      <div class="row end">
        <Button onClick={onCancel}>{commonWords('cancel')}</Button>
        <Button type="submit" aria-disabled={saving.isRunning} data-testid="relay-save">
          {words(saving.isRunning ? 'saving' : 'save')}
        </Button>
        <Button
          type="submit"
          variant="primary"
          aria-disabled={saving.isRunning}
          data-then="test"
          data-testid="relay-save-test"
        >
          {words(saving.isRunning ? 'saving' : 'save-test')}
        </Button>
      </div>
    </form>
  )
}
