import type { Relay } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { Request } from '../../messaging/use-request.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { ConfirmDialog } from '../session/ConfirmDialog.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { agoText } from '../session/moment-text.ts'
import { focusSection } from '../settings/Section.tsx'
import { commonWords } from '../session/words.ts'
import { RelayTestResult } from './RelayTestResult.tsx'
import { relayWords as words } from './words.ts'

export interface RelayCardProps {
  relay: Relay
  test: Request<'relays/test'>
  /** Whether the result of the last test is shown unfolded, because it was just asked for. */
  isTestOpen: boolean
  onTest: () => void
  onEdit: () => void
}

const State = ({ relay, isTesting }: { relay: Relay; isTesting: boolean }) => {
  if (isTesting) return <Badge tone="accent">{words('testing')}</Badge>
  if (relay.authentication && !relay.hasPassword)
    return (
      <Badge tone="warning" icon="warning">
        {words('no-password')}
      </Badge>
    )
  if (!relay.lastTest) return <Badge>{words('never-tested')}</Badge>
  const when = agoText(new Date(relay.lastTest.at), new Date(), uiLocale.value)
  return relay.lastTest.ok ? (
    <Badge tone="good" icon="check">
      {words('test-ok', { when })}
    </Badge>
  ) : (
    <Badge tone="bad" icon="cross">
      {words('test-failed', { when })}
    </Badge>
  )
}

const Removal = ({ relay }: { relay: Relay }) => {
  const [isAsking, setAsking] = useState(false)
  const remove = useRequest('relays/remove')
  const confirm = async () => {
    const answer = await remove.run({ id: relay.id })
    setAsking(false)
    if (answer.ok) focusSection('relays')
  }
  return (
    <>
      <Button
        small
        variant="quiet"
        aria-label={words('delete-named', { name: relay.name })}
        onClick={() => setAsking(true)}
      >
        {words('delete')}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={words('delete-question', { name: relay.name })}
          confirm={commonWords('delete')}
          isRunning={remove.isRunning}
          onCancel={() => setAsking(false)}
          onConfirm={() => void confirm()}
        >
          {words('delete-text')}
        </ConfirmDialog>
      ) : null}
      {remove.failure ? <FailureNotice failure={remove.failure} /> : null}
    </>
  )
}

/** One relay: what it is, how its last test went, and what can be done with it. */
export const RelayCard = ({ relay, test, isTestOpen, onTest, onEdit }: RelayCardProps) => {
  const { name } = relay
  return (
    <li class="card stack relay" data-testid="relay">
      <div class="row apart">
        <h3 tabIndex={-1} id={`relay-${relay.id}`}>
          {name}
        </h3>
        <span role="status">
          <State relay={relay} isTesting={test.isRunning} />
        </span>
      </div>
      <p class="soft address">
        <span class="mono">
          {relay.host}:{relay.port}
        </span>{' '}
        · {words(`security-${relay.security}`)} · {relay.fromAddress}
      </p>
      <div class="row">
        <Button
          small
          aria-label={words('test-named', { name })}
          disabled={test.isRunning}
          onClick={onTest}
          data-testid="relay-test"
        >
          {words(test.isRunning ? 'testing' : 'test')}
        </Button>
        <Button small variant="quiet" aria-label={words('edit-named', { name })} onClick={onEdit}>
          {words('edit')}
        </Button>
        <Removal relay={relay} />
      </div>
      {test.failure ? <FailureNotice failure={test.failure} onRetry={onTest} /> : null}
      {relay.lastTest && !test.isRunning && !test.failure ? (
        <Disclosure key={relay.lastTest.at} summary={words('details')} open={isTestOpen}>
          <RelayTestResult test={relay.lastTest} />
        </Disclosure>
      ) : null}
    </li>
  )
}
