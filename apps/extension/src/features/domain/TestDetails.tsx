import { useRef } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { dateText } from '../session/moment-text.ts'
import { domainWords as words } from './domain-words.ts'
import { type DetailName, detailsWithout, type LastTest, type MessageDetails, shownDetails } from './last-test.ts'

const valueOf = (details: MessageDetails, name: DetailName): string => {
  if (name !== 'dkim') return details[name] ?? ''
  return details.dkim ? words('dkim-pair', details.dkim) : ''
}

export interface TestDetailsProps {
  test: LastTest
  removed: readonly DetailName[]
  onRemoved: (removed: DetailName[]) => void
}

const Detail = ({ test, name, onRemove }: { test: LastTest; name: DetailName; onRemove: () => void }) => {
  const label = words(`detail.${name}`)
  return (
    <li class="detail" data-testid={`detail-${name}`}>
      <span>
        <span class="soft">{label}</span> <code>{valueOf(test.details, name)}</code>
      </span>
      <button type="button" class="remove" aria-label={words('remove', { name: label })} onClick={onRemove}>
        <Icon name="cross" />
      </button>
    </li>
  )
}

/** What the last test showed of the message, each fact removable. */
export const TestDetails = ({ test, removed, onRemoved }: TestDetailsProps) => {
  const group = useRef<HTMLDivElement>(null)
  // The button that was pressed goes away: the focus stays beside its place.
  const change = (names: DetailName[]) => {
    onRemoved(names)
    group.current?.focus()
  }
  const left = shownDetails(detailsWithout(test.details, removed))
  const date = dateText(new Date(test.readAt), uiLocale.value)
  return (
    <div
      ref={group}
      tabIndex={-1}
      class="test-details"
      role="group"
      aria-label={words('from-test', { date })}
      data-testid="test-details"
    >
      <p>
        <a href={`/report.html#/report/${test.reportId}`}>{words('from-test', { date })}</a>{' '}
        <span class="soft">{words(left.length === 0 ? 'all-removed' : 'from-test-hint')}</span>
      </p>
      {left.length > 0 ? (
        <ul class="details" role="list">
          {left.map((name) => (
            <Detail key={name} test={test} name={name} onRemove={() => change([...removed, name])} />
          ))}
        </ul>
      ) : null}
      {removed.length > 0 ? (
        <div>
          <Button small variant="quiet" onClick={() => change([])}>
            {words('restore')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
