import type { MailPreset, OAuthProviderList, Relay } from '@bienrecu/shared'
import { errorSentence } from '@bienrecu/shared/error-sentence'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { commonWords } from '../session/words.ts'
import { AccountFields } from './AccountFields.tsx'
import { ExpertFields } from './ExpertFields.tsx'
import { HeaderRows } from './HeaderRows.tsx'
import { PresetNotes } from './PresetNotes.tsx'
import {
  draftOf,
  faultsByField,
  needsPassword,
  toCreate,
  toUpdate,
  withoutFaults,
  type Faults,
  type RelayDraft,
} from './relay-draft.ts'
import { BY_HAND, followed, withBestSignIn, type RelayStart } from './relay-start.ts'
import { ReplyFields, SenderFields } from './SenderFields.tsx'
import { ServerFields } from './ServerFields.tsx'
import { SignInChoice } from './SignInChoice.tsx'
import { relayWords as words } from './words.ts'

/** What is to be done with a relay once it is saved. */
export type Next = 'nothing' | 'test' | 'sign-in'

export interface RelayFormProps {
  /** Null for a new one, which begins with `start`. */
  relay: Relay | null
  start?: RelayStart
  /** The preset of a relay that exists; null when it was made without one. */
  preset?: MailPreset | null
  providers?: OAuthProviderList['items'] | null
  /** Stands above the fields: what was found, and where. */
  children?: ComponentChildren
  /** Called with the relay as the API keeps it. */
  onSaved: (relay: Relay, next: Next) => void
  onCancel: () => void
}

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

const RARE = new Set([
  'replyToAddress',
  'replyToName',
  'caCertificate',
  'certificatePin',
  'ehloName',
  'authMethod',
  'headers',
])

const isRareFilled = (draft: RelayDraft): boolean =>
  draft.replyToAddress + draft.replyToName + draft.caCertificate + draft.certificatePin + draft.ehloName !== '' ||
  draft.headers.length > 0

const Actions = ({
  isSignIn,
  isRunning,
  onCancel,
}: {
  isSignIn: boolean
  isRunning: boolean
  onCancel: () => void
}) => (
  <div class="row end">
    <Button onClick={onCancel}>{commonWords('cancel')}</Button>
    <Button type="submit" aria-disabled={isRunning} data-testid="relay-save">
      {words(isRunning ? 'saving' : 'save')}
    </Button>
    <Button
      type="submit"
      variant="primary"
      aria-disabled={isRunning}
      data-then={isSignIn ? 'sign-in' : 'test'}
      data-testid="relay-save-test"
    >
      {words(isRunning ? 'saving' : isSignIn ? 'save-sign-in' : 'save-test')}
    </Button>
  </div>
)

/** Fields that few people need, folded unless one of them is filled or faulty. */
const RareFields = ({ relay, ...fields }: FieldsProps & { relay: Relay | null }) => {
  const hasFault = Object.keys(fields.faults).some((field) => RARE.has(field.split('/')[0] ?? ''))
  return (
    <Disclosure
      key={String(hasFault)}
      summary={words('group-more')}
      open={hasFault || (relay !== null && isRareFilled(fields.draft))}
    >
      <div class="stack rare">
        <ReplyFields {...fields} />
        <HeaderRows {...fields} />
        <ExpertFields {...fields} />
      </div>
    </Disclosure>
  )
}

interface MainFieldsProps extends FieldsProps {
  relay: Relay | null
  preset: MailPreset | null
  /** Whether the server is filled in already: then it comes last, unless a part of its name has to be typed. */
  isFilled: boolean
  hostTemplate: string | null
}

const MainFields = ({ relay, preset, isFilled, hostTemplate, ...fields }: MainFieldsProps) => {
  const isServerLast = isFilled && hostTemplate === null
  const server = <ServerFields {...fields} isFilled={isFilled} hostTemplate={hostTemplate} />
  const sender = <SenderFields {...fields} preset={preset} />
  return (
    <>
      {isServerLast ? null : server}
      {isFilled ? sender : null}
      <AccountFields {...fields} relay={relay} preset={preset} />
      {isFilled ? null : sender}
      {isServerLast ? server : null}
    </>
  )
}

/** A draft and the faults of its fields; `refusals` counts how often it was sent back. */
const useDraft = (first: () => RelayDraft, follow: (before: RelayDraft, changes: Partial<RelayDraft>) => object) => {
  const [draft, setDraft] = useState(first)
  const [faults, setFaults] = useState<Faults>({})
  const [refusals, setRefusals] = useState(0)
  const change = (changes: Partial<RelayDraft>) => {
    setDraft((before) => ({ ...before, ...follow(before, changes) }))
    setFaults((before) => withoutFaults(before, changes))
  }
  const refuse = (found: Faults) => {
    setFaults(found)
    setRefusals((before) => before + 1)
  }
  return { draft, faults, refusals, change, refuse }
}

/** Adds or changes a relay. Faults stand beside their fields, in the sentences of the API. */
export const RelayForm = (props: RelayFormProps) => {
  const { relay, start = BY_HAND, providers = null, children, onSaved, onCancel } = props
  const preset = relay ? (props.preset ?? null) : start.preset
  const { draft, faults, refusals, change, refuse } = useDraft(
    () => (relay ? draftOf(relay) : withBestSignIn(start, providers)),
    (before, changes) => (relay ? changes : followed(before, changes, preset)),
  )
  const saving = useSaving(relay)
  const form = useRef<HTMLFormElement>(null)
  const count = Object.keys(faults).length
  const isConnected = relay?.oauth?.state === 'connected'
  const isSignIn = draft.authentication && draft.authMethod === 'oauth2' && !isConnected

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusals])

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (saving.isRunning) return
    if (needsPassword(draft, relay)) return refuse({ password: errorSentence('field-required', uiLocale.value) })
    const then = event.submitter?.dataset.then
    const answer = await saving.save(draft)
    if (answer.ok) return onSaved(answer.value, then === 'test' || then === 'sign-in' ? then : 'nothing')
    refuse(faultsByField(answer.errors ?? []))
  }

  const fields: FieldsProps = { draft, faults, change }
  const isFilled = relay === null && (start.preset?.smtp.length ?? 0) + (start.detection?.smtp ? 1 : 0) > 0
  const title = preset && !relay ? words('form-add-from', { name: preset.name }) : words('form-add')
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
      <h3 id="relay-form-title">{relay ? words('form-edit', { name: relay.name }) : title}</h3>
      {children}
      {saving.failure && count === 0 ? <FailureNotice failure={saving.failure} /> : null}
      {count > 0 ? (
        <Notice tone="bad" role="alert">
          <p>{words('faults', { count })}</p>
        </Notice>
      ) : null}
      {preset ? <PresetNotes preset={preset} /> : null}
      {preset ? <SignInChoice preset={preset} providers={providers} draft={draft} change={change} /> : null}
      <MainFields {...fields} relay={relay} preset={preset} isFilled={isFilled} hostTemplate={start.hostTemplate} />
      <RareFields {...fields} relay={relay} />
      <Actions isSignIn={isSignIn} isRunning={saving.isRunning} onCancel={onCancel} />
    </form>
  )
}
