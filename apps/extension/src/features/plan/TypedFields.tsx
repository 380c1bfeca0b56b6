import type { TypedRecord } from '@bienrecu/shared'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { commonWords } from '../session/words.ts'
import { planWords as words } from './plan-words.ts'

interface FieldProps {
  label: string
  value: string
  /** What is agreed for tests: `record-name`, `record-value`. */
  testId: string
}

const Typed = ({ label, value, testId }: FieldProps) => (
  <div>
    <dt>{label}</dt>
    <dd>
      <code data-testid={testId}>{value}</code>
      {value === '' ? <span class="blank">{words('blank')}</span> : null}
    </dd>
    {value === '' ? null : (
      <dd class="copy">
        <CopyButton
          text={value}
          subject={label}
          words={{
            copy: commonWords('copy'),
            copied: commonWords('copied'),
            failed: commonWords('copy-failed'),
          }}
          data-testid="copy-record"
        />
      </dd>
    )}
  </div>
)

/** The fields of the host’s form, each with what to type and a button that copies it. */
export const TypedFields = ({ typed }: { typed: TypedRecord }) => (
  <>
    <dl class="typed">
      <div>
        <dt>{words('field.type')}</dt>
        <dd>
          <b data-testid="record-type">{typed.type}</b>
        </dd>
      </div>
      <Typed label={typed.nameLabel ?? words('field.name')} value={typed.name} testId="record-name" />
      {typed.priority === null ? null : (
        <Typed label={words('field.priority')} value={String(typed.priority)} testId="record-priority" />
      )}
      <Typed label={words('field.value')} value={typed.value} testId="record-value" />
      {typed.ttl === null ? null : <Typed label={words('field.ttl')} value={String(typed.ttl)} testId="record-ttl" />}
    </dl>
    {typed.otherName === null ? null : (
      <p class="soft">
        {words('other-name')} <code>{typed.otherName}</code>
      </p>
    )}
    {typed.notes.length > 0 ? (
      <ul class="soft">
        {typed.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    ) : null}
    {typed.isCertain ? null : <p class="soft">{words('uncertain')}</p>}
  </>
)
