import type { DnsChange } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { shortMomentText } from '../report/moment.ts'
import { Badge } from '../../ui/Badge.tsx'
import { changeText } from './change-text.ts'
import { progressWords as words } from './progress-words.ts'

const Values = ({ label, values }: { label: string; values: readonly string[] }) =>
  values.length === 0 ? null : (
    <p class="record">
      <span class="soft">{label}</span>{' '}
      {values.map((value) => (
        <code key={value}>{value}</code>
      ))}
    </p>
  )

/** Changes of the DNS, each with what stood there before and after, and whether a plan had asked for it. */
export const ChangeList = ({ changes }: { changes: readonly DnsChange[] }) => (
  <ul class="changes">
    {changes.map((change) => (
      <li key={change.id} data-testid="dns-change">
        <p>
          <time dateTime={change.at}>{shortMomentText(change.at, uiLocale.value)}</time>{' '}
          <Badge tone={change.stepId === null ? 'neutral' : 'good'}>
            {words(change.stepId === null ? 'not-ours' : 'ours')}
          </Badge>
        </p>
        <p>{changeText(change)}</p>
        <Values label={words('before')} values={change.before} />
        <Values label={words('after')} values={change.after} />
      </li>
    ))}
  </ul>
)
