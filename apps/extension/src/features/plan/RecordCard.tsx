import type { Plan, PlanRecord } from '@bienrecu/shared'
import { TypedFields } from './TypedFields.tsx'
import { planWords as words } from './plan-words.ts'
import { RecordProgress } from './RecordProgress.tsx'
import type { PlanInUse } from './use-plan.ts'

export interface RecordCardProps {
  record: PlanRecord
  plan: Plan
  state: PlanInUse
  onTouch: () => void
}

const actionOf = ({ before, after }: PlanRecord): 'add' | 'change' | 'merge' | 'delete' => {
  if (after.length === 0) return 'delete'
  if (before.length === 0) return 'add'
  return before.length === 1 ? 'change' : 'merge'
}

/** What has to go, as it stands in the zone today. */
const ToDelete = ({ record }: { record: PlanRecord }) => (
  <dl class="typed">
    <div>
      <dt>{words('field.type')}</dt>
      <dd>{record.type}</dd>
    </div>
    <div>
      <dt>{words('field.full-name')}</dt>
      <dd>
        <code data-testid="record-name">{record.name}</code>
      </dd>
    </div>
    {record.before.map((value) => (
      <div key={value}>
        <dt>{words('field.value')}</dt>
        <dd>
          <code data-testid="record-value">{value}</code>
        </dd>
      </div>
    ))}
  </dl>
)

/** One record: what to do with it, what to type, and how far its publication is. */
export const RecordCard = (props: RecordCardProps) => {
  const { record } = props
  const action = actionOf(record)
  return (
    <section class="record" data-testid="plan-record" data-state={record.state}>
      <h3>{words(`record.${action}`, { type: record.type })}</h3>
      {action === 'merge' ? <ToDelete record={record} /> : null}
      {action === 'merge' ? <h4>{words('record.merged')}</h4> : null}
      {record.typed && action !== 'delete' ? <TypedFields typed={record.typed} /> : <ToDelete record={record} />}
      <RecordProgress {...props} isDeletion={action === 'delete'} />
    </section>
  )
}
