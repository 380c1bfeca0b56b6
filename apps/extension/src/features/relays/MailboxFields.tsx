import type { ImapCheck, Relay } from '@bienrecu/shared'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { ConnectionFields } from './ConnectionFields.tsx'
import { withMailboxSecurity, type MailboxDraft } from './mailbox-draft.ts'
import { optional } from './SenderFields.tsx'
import { relayWords as words } from './words.ts'

export type MailboxFaults = Partial<Record<keyof MailboxDraft, string>>

interface MailboxFieldsProps {
  draft: MailboxDraft
  faults: MailboxFaults
  change: (changes: Partial<MailboxDraft>) => void
}

const POLICIES = ['auto', 'always', 'never'] as const

/** Where the mailbox is, and who signs in there. */
export const MailboxServerFields = ({ draft, faults, change, relay }: MailboxFieldsProps & { relay: Relay }) => (
  <>
    <ConnectionFields
      of="mailbox"
      draft={draft}
      faults={faults}
      hostLabel={words('imap.host')}
      hostHint={words('imap.host-hint')}
      onHost={(host) => change({ host })}
      onPort={(port) => change({ port })}
      onSecurity={(security) => change(withMailboxSecurity(draft, security))}
    />
    <div class="two">
      <Field
        label={optional(words('username'))}
        hint={words('imap.username-hint', { username: relay.username ?? '…' })}
        error={faults.username}
        value={draft.username}
        onValue={(username) => change({ username })}
        autocomplete="off"
        spellcheck={false}
        name="mailbox-username"
      />
      {relay.authMethod === 'oauth2' ? null : (
        <Field
          label={optional(words('password'))}
          hint={words(relay.imap?.hasPassword ? 'imap.password-kept' : 'imap.password-hint')}
          error={faults.password}
          value={draft.password}
          onValue={(password) => change({ password })}
          type="password"
          autocomplete="new-password"
          spellcheck={false}
          name="mailbox-password"
        />
      )}
    </div>
  </>
)

const folderOptions = ({ folders, suggestedFolder }: ImapCheck, chosen: string) => {
  const automatic = suggestedFolder
    ? words('imap.folder-auto', { folder: suggestedFolder })
    : words('imap.folder-auto-none')
  const gone = chosen !== '' && !folders.some(({ path }) => path === chosen) ? [{ value: chosen, label: chosen }] : []
  // Those that hold sent messages come first: the choice of almost everybody.
  const sorted = [...folders.filter(({ isSent }) => isSent), ...folders.filter(({ isSent }) => !isSent)]
  return [{ value: '', label: automatic }, ...gone, ...sorted.map(({ path }) => ({ value: path, label: path }))]
}

/** Which folder, and when: what the account itself told is offered. */
export const FolderFields = ({ draft, faults, change, check }: MailboxFieldsProps & { check: ImapCheck }) => (
  <>
    <Select
      label={words('imap.folder')}
      error={faults.folder}
      options={folderOptions(check, draft.folder)}
      value={draft.folder}
      onValue={(folder) => change({ folder })}
      name="mailbox-folder"
    />
    <Select
      label={words('imap.policy')}
      hint={words(`imap.policy-${draft.copy}-hint`)}
      error={faults.copy}
      options={POLICIES.map((value) => ({ value, label: words(`imap.policy-${value}`) }))}
      value={draft.copy}
      onValue={(copy) => change({ copy })}
      name="mailbox-policy"
    />
  </>
)
