import type { RelaySecurity } from '@bienrecu/shared'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { relayWords as words } from './words.ts'

const SECURITIES = ['tls', 'starttls', 'none'] as const

interface Connection {
  host: string
  port: string
  security: RelaySecurity
}

interface ConnectionFieldsProps {
  draft: Connection
  faults: Partial<Record<keyof Connection, string>>
  /** Of the two kinds of servers, which this is: it names the fields. */
  of: 'relay' | 'mailbox'
  hostLabel: string
  hostHint: string
  portHint?: string
  onHost: (host: string) => void
  onPort: (port: string) => void
  onSecurity: (security: RelaySecurity) => void
}

/** Where a server is, and how the line to it is protected. */
export const ConnectionFields = ({ draft, faults, of, ...props }: ConnectionFieldsProps) => (
  <>
    <Field
      label={props.hostLabel}
      hint={props.hostHint}
      error={faults.host}
      value={draft.host}
      onValue={props.onHost}
      required
      mono
      spellcheck={false}
      name={`${of}-host`}
    />
    <div class="two">
      <Select
        label={words('security')}
        error={faults.security}
        options={SECURITIES.map((value) => ({ value, label: words(`security-${value}`) }))}
        value={draft.security}
        onValue={props.onSecurity}
        name={`${of}-security`}
      />
      <Field
        label={words('port')}
        hint={props.portHint}
        error={faults.port}
        value={draft.port}
        onValue={props.onPort}
        required
        inputMode="numeric"
        name={`${of}-port`}
      />
    </div>
  </>
)
