import type { MailPreset, Relay } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import type { Request } from '../../messaging/use-request.ts'
import type { StandIn } from '../../storage/items.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { Named } from '../session/Named.tsx'
import { FallbackOffer } from './FallbackOffer.tsx'
import { MailboxPart } from './MailboxPart.tsx'
import type { Direction } from './order.ts'
import { RelayRoles } from './RelayRoles.tsx'
import { RelayState } from './RelayState.tsx'
import { RelayTestResult, RelayTestVerdict } from './RelayTestResult.tsx'
import { SelfTest } from './SelfTest.tsx'
import { SignInState } from './SignInState.tsx'
import { told } from './told.ts'
import type { SignIn } from './use-sign-in.ts'
import { relayWords as words } from './words.ts'

export interface RelayCardProps {
  relay: Relay
  relays: readonly Relay[]
  preset: MailPreset | null
  standIn: StandIn | null
  test: Request<'relays/test'>
  signIn: SignIn
  /** Whether the result of the last test is shown unfolded, because it was just asked for. */
  isTestOpen: boolean
  /** The relay was chosen again after a test that passed. */
  isBack: boolean
  onTest: () => void
  onEdit: () => void
  onMoved: (direction: Direction, place: number) => void
}

const Head = ({ relay, relays, test }: RelayCardProps) => (
  <>
    <div class="row apart">
      <div class="row">
        <h3 tabIndex={-1} id={`relay-${relay.id}`}>
          {relay.name}
        </h3>
        {relay.isDefault && relays.length > 1 ? <Badge>{words('default')}</Badge> : null}
        {relay.isFallback ? <Badge>{words('fallback')}</Badge> : null}
      </div>
      <span role="status">
        <RelayState relay={relay} isTesting={test.isRunning} />
      </span>
    </div>
    <p class="soft address">
      <span class="mono">
        {relay.host}:{relay.port}
      </span>{' '}
      · {words(`security-${relay.security}`)} · {relay.fromAddress}
    </p>
  </>
)

const Troubles = ({ relay, relays, standIn, test, isBack, onTest }: RelayCardProps) => {
  const { lastTest, senderRule } = relay
  const isTold = lastTest !== null && !test.isRunning && !test.failure
  return (
    <>
      {test.failure ? <FailureNotice failure={test.failure} onRetry={onTest} /> : null}
      {isTold && !lastTest.ok ? <RelayTestVerdict test={lastTest} /> : null}
      {test.isRunning ? null : <FallbackOffer relay={relay} relays={relays} standIn={standIn} />}
      {isBack && relay.canSend ? (
        <Notice tone="good" role="status" title={words('back', { name: relay.name })} />
      ) : null}
      {senderRule?.isFitting === false ? (
        <Notice tone="warning" title={words('sender-doubtful', { name: senderRule.providerName })}>
          <p>{told(senderRule.text)}</p>
        </Notice>
      ) : null}
    </>
  )
}

const MAIN_PARTS = ['self-test'] as const
type Open = (typeof MAIN_PARTS)[number] | null

/** One relay: what it is, how its last test went, and what can be done with it. */
export const RelayCard = (props: RelayCardProps) => {
  const { relay, relays, preset, test, isTestOpen, onTest, onEdit } = props
  const [open, setOpen] = useState<Open>(null)
  const { name, lastTest } = relay
  return (
    <li class="card stack relay" data-testid="relay" data-relay={name}>
      <Head {...props} />
      <SignInState relay={relay} signIn={props.signIn} />
      <Troubles {...props} />
      <div class="row">
        <Button small aria-disabled={test.isRunning} onClick={onTest} data-testid="relay-test">
          <Named action={words(test.isRunning ? 'testing' : 'test')} subject={name} />
        </Button>
        {relay.canSend ? (
          <Button
            small
            aria-expanded={open === 'self-test'}
            onClick={() => setOpen(open ? null : 'self-test')}
            data-testid="relay-self-test"
          >
            <Named action={words('self.button')} subject={name} />
          </Button>
        ) : null}
        <Button small variant="quiet" onClick={onEdit} data-testid="relay-edit">
          <Named action={words('edit')} subject={name} />
        </Button>
      </div>
      {open === 'self-test' && relay.canSend ? <SelfTest relay={relay} /> : null}
      <div class="parts">
        {lastTest && !test.isRunning && !test.failure ? (
          <Disclosure key={lastTest.at} summary={words('details')} open={isTestOpen}>
            <RelayTestResult test={lastTest} />
          </Disclosure>
        ) : null}
        <MailboxPart relay={relay} preset={preset} />
        <Disclosure summary={words('more')}>
          <RelayRoles relay={relay} ids={relays.map(({ id }) => id)} onMoved={props.onMoved} />
        </Disclosure>
      </div>
    </li>
  )
}
