import type { RelayHeader } from '@bienrecu/shared'
import { useRef } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Named } from '../session/Named.tsx'
import type { FieldsProps } from './RelayForm.tsx'
import { relayWords as words } from './words.ts'

const MAX_HEADERS = 20

/** Headers that the relay adds to every message, a row each; what the API refuses is said at its row. */
export const HeaderRows = ({ draft, faults, change }: FieldsProps) => {
  const place = useRef<HTMLFieldSetElement>(null)
  const { headers } = draft
  const setRow = (row: number, changes: Partial<RelayHeader>) =>
    change({ headers: headers.map((header, index) => (index === row ? { ...header, ...changes } : header)) })
  const removeRow = (row: number) => {
    change({ headers: headers.filter((_, index) => index !== row) })
    place.current?.querySelector<HTMLElement>('.add-header')?.focus()
  }
  return (
    <fieldset class="stack" ref={place}>
      <legend>{words('group-headers')}</legend>
      <p class="soft">{words('headers-text')}</p>
      {headers.map(({ name, value }, row) => (
        // A row has no name of its own that lasts: its place is what the API points to as well.
        <div class="header-row" key={String(row)}>
          <Field
            label={words('header-name')}
            error={faults[`headers/${row}/name`]}
            value={name}
            onValue={(next) => setRow(row, { name: next })}
            mono
            spellcheck={false}
            name={`relay-header-name-${row}`}
          />
          <Field
            label={words('header-value')}
            error={faults[`headers/${row}/value`]}
            value={value}
            onValue={(next) => setRow(row, { value: next })}
            mono
            spellcheck={false}
            name={`relay-header-value-${row}`}
          />
          <Button small variant="quiet" onClick={() => removeRow(row)}>
            <Named action={words('header-remove')} subject={name} />
          </Button>
        </div>
      ))}
      {headers.length < MAX_HEADERS ? (
        <button
          type="button"
          class="button secondary small add-header"
          onClick={() => change({ headers: [...headers, { name: '', value: '' }] })}
        >
          {words('header-add')}
        </button>
      ) : null}
    </fieldset>
  )
}
