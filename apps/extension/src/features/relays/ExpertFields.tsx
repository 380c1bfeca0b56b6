import type { RelayAuthMethod } from '@bienrecu/shared'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { CertificateField } from './CertificateField.tsx'
import type { FieldsProps } from './RelayForm.tsx'
import { optional } from './SenderFields.tsx'
import { relayWords as words } from './words.ts'

const PASSWORD_METHODS = ['auto', 'plain', 'login', 'cram-md5'] as const satisfies readonly RelayAuthMethod[]

/** What hardly anybody has to touch: the method of signing in, the name said in EHLO, trust in a private relay. */
export const ExpertFields = (fields: FieldsProps) => {
  const { draft, faults, change } = fields
  return (
    <fieldset class="stack">
      <legend>{words('group-expert')}</legend>
      {draft.authentication && draft.authMethod !== 'oauth2' ? (
        <Select
          label={words('auth-method')}
          error={faults.authMethod}
          options={PASSWORD_METHODS.map((value) => ({ value, label: words(`auth-method-${value}`) }))}
          value={draft.authMethod}
          onValue={(authMethod) => change({ authMethod })}
          name="relay-auth-method"
        />
      ) : null}
      <Field
        label={optional(words('ehlo-name'))}
        hint={words('ehlo-name-hint')}
        error={faults.ehloName}
        value={draft.ehloName}
        onValue={(ehloName) => change({ ehloName })}
        mono
        spellcheck={false}
        name="relay-ehlo-name"
      />
      <CertificateField {...fields} />
      <Field
        label={optional(words('pin'))}
        hint={words('pin-hint')}
        error={faults.certificatePin}
        value={draft.certificatePin}
        onValue={(certificatePin) => change({ certificatePin })}
        mono
        spellcheck={false}
        name="relay-pin"
      />
    </fieldset>
  )
}
