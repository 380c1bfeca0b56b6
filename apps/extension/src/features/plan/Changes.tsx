import type { Plan, PlanStep } from '@bienrecu/shared'
import { markTerms } from './mark-difference.ts'
import { Pieces } from './Pieces.tsx'
import { planWords as words } from './plan-words.ts'

const isSpf = ({ kind }: PlanStep): boolean => kind.startsWith('spf/')

/** One column: the record as it is, or as it will be. */
const Side = ({ title, values }: { title: string; values: ReturnType<typeof markTerms>['before'] }) => (
  <div>
    <h4>{title}</h4>
    {values.map((pieces, index) => (
      <Pieces key={index} pieces={pieces} />
    ))}
  </div>
)

const Lookups = ({ plan }: { plan: Plan }) => {
  const { before, after } = plan.predicted.lookups
  if (after === null) return null
  return <p class="soft">{before === null ? words('lookups-after', { after }) : words('lookups', { before, after })}</p>
}

/** What changes in a record that is there already: both forms side by side, and the reason of each change. */
export const Changes = ({ step, plan }: { step: PlanStep; plan: Plan }) => {
  const replaced = step.records.find(({ before, after }) => before.length > 0 && after.length > 0)
  const marked = replaced ? markTerms(replaced.before, replaced.after) : null
  return (
    <div class="changes">
      <h3>{words('changes')}</h3>
      {marked ? (
        <div class="sides" data-testid="side-by-side">
          <Side title={words('before')} values={marked.before} />
          <Side title={words('after')} values={marked.after} />
        </div>
      ) : null}
      <ul>
        {step.changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      {isSpf(step) ? <Lookups plan={plan} /> : null}
    </div>
  )
}
