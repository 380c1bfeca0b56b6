import { useState } from 'preact/hooks'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ConnectionFields } from './ConnectionFields.tsx'
import { withSecurity } from './relay-draft.ts'
import type { FieldsProps } from './RelayForm.tsx'
import { fillHost, variablesIn } from './relay-start.ts'
import { relayWords as words } from './words.ts'

const Connection = ({ draft, faults, change }: FieldsProps) => (
  <ConnectionFields
    of="relay"
    draft={draft}
    faults={faults}
    hostLabel={words('host')}
    hostHint={words('host-hint')}
    portHint={words('port-hint')}
    onHost={(host) => change({ host })}
    onPort={(port) => change({ port })}
    onSecurity={(security) => change(withSecurity(draft, security))}
  />
)

// What a provider’s host name lacks: asked for by itself, and put into its place.
const Variables = ({ template, draft, faults, change }: FieldsProps & { template: string }) => {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const set = (name: string, value: string) => {
    const next = { ...values, [name]: value }
    setValues(next)
    change({ host: fillHost(template, next) })
  }
  return (
    <>
      {variablesIn(template).map((name) => (
        <Field
          key={name}
          label={words.find(`variable.${name}`) ?? name}
          hint={words('variable-hint', { host: draft.host })}
          error={faults.host}
          value={values[name] ?? ''}
          onValue={(value) => set(name, value)}
          required
          spellcheck={false}
          name={`relay-variable-${name}`}
        />
      ))}
    </>
  )
}

export interface ServerFieldsProps extends FieldsProps {
  /** True where somebody who knows has filled them in: they are then one line, and the fields folded. */
  isFilled: boolean
  hostTemplate: string | null
}

/** Where the server is, and how the line to it is protected. */
export const ServerFields = ({ isFilled, hostTemplate, ...fields }: ServerFieldsProps) => {
  const { draft, faults } = fields
  const hasFault = ['host', 'port', 'security'].some((field) => field in faults)
  const { host, port, security } = draft
  return (
    <fieldset class="stack">
      <legend>{words('group-server')}</legend>
      {hostTemplate ? <Variables {...fields} template={hostTemplate} /> : null}
      {isFilled ? (
        <Disclosure
          key={String(hasFault)}
          summary={
            <span class="address">{words('server-line', { host, port, security: words(`security-${security}`) })}</span>
          }
          open={hasFault && !hostTemplate}
        >
          <div class="stack">
            <Connection {...fields} />
          </div>
        </Disclosure>
      ) : (
        <Connection {...fields} />
      )}
      {draft.security === 'none' && draft.authentication ? (
        <Notice tone="warning" role="status">
          <p>{words('in-clear')}</p>
        </Notice>
      ) : null}
    </fieldset>
  )
}
