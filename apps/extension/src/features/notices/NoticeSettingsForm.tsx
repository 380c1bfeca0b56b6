import type { NoticeSettings, Relay } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { commonWords } from '../session/words.ts'
import { draftOf, type NoticeDraft, settingsOf } from './notice-draft.ts'
import { noticeWords as words } from './notice-words.ts'

interface PartProps {
  draft: NoticeDraft
  change: (changes: Partial<NoticeDraft>) => void
  fault: (pointer: string) => string | undefined
}

const Email = ({ draft, change, fault, relays }: PartProps & { relays: readonly Relay[] }) => (
  <>
    <Choice
      label={words('email')}
      hint={words(relays.length > 0 ? 'email-hint' : 'email-no-relay')}
      checked={draft.hasEmail}
      disabled={relays.length === 0}
      onChecked={(hasEmail) => change({ hasEmail })}
      name="notice-email"
    />
    {draft.hasEmail ? (
      <div class="two">
        <Select
          label={words('relay')}
          error={fault('/email/relayId')}
          options={relays.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.relayId}
          onValue={(relayId) => change({ relayId })}
          name="notice-relay"
        />
        <Field
          label={words('address')}
          error={fault('/email/address')}
          value={draft.address}
          onValue={(address) => change({ address })}
          inputMode="email"
          autocomplete="email"
          spellcheck={false}
          name="notice-address"
        />
      </div>
    ) : null}
  </>
)

const Webhook = ({ draft, change, fault, hasSecret }: PartProps & { hasSecret: boolean }) => (
  <>
    <Choice
      label={words('webhook')}
      hint={words('webhook-hint')}
      checked={draft.hasWebhook}
      onChecked={(hasWebhook) => change({ hasWebhook })}
      name="notice-webhook"
    />
    {draft.hasWebhook ? (
      <div class="two">
        <Field
          label={words('url')}
          error={fault('/webhook/url')}
          value={draft.url}
          onValue={(url) => change({ url })}
          inputMode="url"
          placeholder="https://"
          spellcheck={false}
          name="notice-url"
        />
        <Field
          label={words('secret')}
          hint={words(hasSecret ? 'secret-kept' : 'secret-hint')}
          error={fault('/webhook/secret')}
          value={draft.secret}
          onValue={(secret) => change({ secret })}
          type="password"
          autocomplete="off"
          name="notice-secret"
        />
      </div>
    ) : null}
  </>
)

export interface NoticeSettingsFormProps {
  settings: NoticeSettings
  relays: readonly Relay[]
  onSaved: () => Promise<void>
}

/** Where notices go besides this browser: an e-mail through one’s own relay, a signed call of one’s own program. */
export const NoticeSettingsForm = ({ settings, relays, onSaved }: NoticeSettingsFormProps) => {
  const [draft, setDraft] = useState(() => draftOf(settings, relays))
  const [isSaved, setSaved] = useState(false)
  const set = useRequest('notice-settings/set')
  const change = (changes: Partial<NoticeDraft>) => {
    setSaved(false)
    setDraft((before) => ({ ...before, ...changes }))
  }
  const fault = (pointer: string) => set.failure?.errors?.find((error) => error.pointer === pointer)?.detail
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const answer = await set.run({ settings: settingsOf(draft) })
    setSaved(answer.ok)
    if (!answer.ok) return
    // The API never tells a secret again, and nothing of it stays here.
    change({ secret: '' })
    setSaved(true)
    await onSaved()
  }
  return (
    <form class="stack" onSubmit={(event) => void save(event)} noValidate data-testid="notice-settings">
      <Email draft={draft} change={change} fault={fault} relays={relays} />
      <Webhook draft={draft} change={change} fault={fault} hasSecret={settings.webhook?.hasSecret === true} />
      {set.failure && !set.failure.errors ? <FailureNotice failure={set.failure} /> : null}
      <div class="row">
        <Button type="submit" small aria-disabled={set.isRunning} data-testid="notice-save">
          {commonWords('save')}
        </Button>
        <span class="soft" role="status">
          {isSaved ? commonWords('saved') : null}
        </span>
      </div>
    </form>
  )
}
