import type { Relay } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { send } from '../../messaging/send.ts'
import type { Request } from '../../messaging/use-request.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { AskFirst } from '../session/AskFirst.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { agoText } from '../session/moment-text.ts'
import { focusSection } from '../settings/Section.tsx'
import { Named } from '../session/Named.tsx'
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

const Removal = ({ relay }: { relay: Relay }) => (
  <AskFirst
    label={<Named action={words('delete')} subject={relay.name} />}
    title={words('delete-question', { name: relay.name })}
    text={words('delete-text')}
    confirm={commonWords('delete')}
    run={() => send('relays/remove', { id: relay.id })}
    focusAfterwards={() => focusSection('relays')}
  />
)

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
        <Button small aria-disabled={test.isRunning} onClick={onTest} data-testid="relay-test">
          <Named action={words(test.isRunning ? 'testing' : 'test')} subject={name} />
        </Button>
        <Button small variant="quiet" onClick={onEdit}>
          <Named action={words('edit')} subject={name} />
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
