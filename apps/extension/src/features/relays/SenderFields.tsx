import type { MailPreset } from '@bienrecu/shared'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { FieldsProps } from './RelayForm.tsx'
import { told } from './told.ts'
import { relayWords as words } from './words.ts'

/** A label that says that nothing has to be filled in. */
export const optional = (label: string) => (
  <>
    {label} <span class="optional">({words('optional')})</span>
  </>
)

// Rules that a mere look at both addresses can judge. An alias may be allowed all the same: it is a warning.
const SAME_ADDRESS = new Set(['must_match', 'must_match_or_send_as', 'should_match', 'rewritten_unless_alias'])
const SAME_DOMAIN = new Set(['same_domain', 'workspace_domains'])

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** Whether a sender does not fit what its provider demands, as far as both are typed. */
export const isSenderDoubtful = (rule: string, from: string, username: string): boolean => {
  const [sender, user] = [from.trim().toLowerCase(), username.trim().toLowerCase()]
  if (!sender.includes('@') || !user.includes('@')) return false
  if (SAME_ADDRESS.has(rule)) return sender !== user
  return SAME_DOMAIN.has(rule) && domainOf(sender) !== domainOf(user)
}

export interface SenderFieldsProps extends FieldsProps {
  preset: MailPreset | null
}

const SenderRule = ({ preset, draft }: SenderFieldsProps) => {
  const text = preset?.fromRule.text
  if (!preset || !text || !isSenderDoubtful(preset.fromRule.rule, draft.fromAddress, draft.username)) return null
  return (
    <Notice tone="warning" title={words('sender-doubtful', { name: preset.name })}>
      <p>{told(text)}</p>
    </Notice>
  )
}

/** Who the message comes from, and under which name the relay stands in the list. */
export const SenderFields = (props: SenderFieldsProps) => {
  const { draft, faults, change } = props
  return (
    <fieldset class="stack">
      <legend>{words('group-sender')}</legend>
      <Field
        label={words('from-address')}
        hint={words('from-address-hint')}
        error={faults.fromAddress}
        value={draft.fromAddress}
        onValue={(fromAddress) => change({ fromAddress })}
        inputMode="email"
        required
        spellcheck={false}
        name="relay-from-address"
      />
      <div role="status">
        <SenderRule {...props} />
      </div>
      <Field
        label={optional(words('from-name'))}
        hint={words('from-name-hint')}
        error={faults.fromName}
        value={draft.fromName}
        onValue={(fromName) => change({ fromName })}
        name="relay-from-name"
      />
      <Field
        label={words('name')}
        hint={words('name-hint')}
        error={faults.name}
        value={draft.name}
        onValue={(name) => change({ name })}
        required
        name="relay-name"
      />
    </fieldset>
  )
}

/** Where answers go, when not to the sender. */
export const ReplyFields = ({ draft, faults, change }: FieldsProps) => (
  <fieldset class="stack">
    <legend>{words('group-reply')}</legend>
    <Field
      label={optional(words('reply-address'))}
      hint={words('reply-hint')}
      error={faults.replyToAddress}
      value={draft.replyToAddress}
      onValue={(replyToAddress) => change({ replyToAddress })}
      inputMode="email"
      spellcheck={false}
      name="relay-reply-address"
    />
    <Field
      label={optional(words('reply-name'))}
      error={faults.replyToName}
      value={draft.replyToName}
      onValue={(replyToName) => change({ replyToName })}
      name="relay-reply-name"
    />
  </fieldset>
)
