import { Field } from '../../ui/Field.tsx'
import type { FieldsProps } from './RelayForm.tsx'
import { relayWords as words } from './words.ts'

const optional = (label: string) => (
  <>
    {label} <span class="optional">({words('optional')})</span>
  </>
)

/** Who the message comes from. */
export const SenderFields = ({ draft, faults, change }: FieldsProps) => (
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
    <Field
      label={optional(words('from-name'))}
      error={faults.fromName}
      value={draft.fromName}
      onValue={(fromName) => change({ fromName })}
      name="relay-from-name"
    />
  </fieldset>
)

/** Where answers go, when not to the sender. */
export const ReplyFields = ({ draft, faults, change }: FieldsProps) => (
  <>
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
  </>
)
