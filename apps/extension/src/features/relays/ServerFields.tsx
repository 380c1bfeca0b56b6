import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { withSecurity } from './relay-draft.ts'
import type { FieldsProps } from './RelayForm.tsx'
import { relayWords as words } from './words.ts'

const SECURITIES = ['tls', 'starttls', 'none'] as const

/** Name of the relay, and where its server is. */
export const ServerFields = ({ draft, faults, change }: FieldsProps) => (
  <fieldset class="stack">
    <legend>{words('group-server')}</legend>
    <Field
      label={words('name')}
      hint={words('name-hint')}
      error={faults.name}
      value={draft.name}
      onValue={(name) => change({ name })}
      required
      name="relay-name"
    />
    <Field
      label={words('host')}
      hint={words('host-hint')}
      error={faults.host}
      value={draft.host}
      onValue={(host) => change({ host })}
      required
      mono
      spellcheck={false}
      name="relay-host"
    />
    <div class="two">
      <Select
        label={words('security')}
        error={faults.security}
        options={SECURITIES.map((value) => ({ value, label: words(`security-${value}`) }))}
        value={draft.security}
        onValue={(security) => change(withSecurity(draft, security))}
        name="relay-security"
      />
      <Field
        label={words('port')}
        hint={words('port-hint')}
        error={faults.port}
        value={draft.port}
        onValue={(port) => change({ port })}
        required
        inputMode="numeric"
        name="relay-port"
      />
    </div>
    {draft.security === 'none' && draft.authentication ? (
      <Notice tone="warning" role="status">
        <p>{words('in-clear')}</p>
      </Notice>
    ) : null}
  </fieldset>
)
