import { useState } from 'preact/hooks'
import type { PanelRelay, PanelTester, ToldFailure, ToldProbe } from '../../messaging/answers.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Ask } from '../probe/ask.ts'
import { directWords as words } from './direct-words.ts'

export interface DirectTestProps {
  testers: readonly PanelTester[]
  /** The relay a test goes through; null where there is none yet. */
  relay: PanelRelay | null
  ask: Ask
  onStarted: (probe: ToldProbe) => void
  isPrimary?: boolean
}

type Start = (tester: PanelTester['id'], relayId: string | null) => void
interface WayProps {
  tester: PanelTester
  relay: PanelRelay | null
  start: Start
  isBusy: boolean
  isPrimary: boolean
}

const Practice = ({ start, isBusy, isPrimary }: Pick<WayProps, 'start' | 'isBusy' | 'isPrimary'>) => (
  <>
    <p class="soft">{words('practice-text')}</p>
    <Button
      wide
      variant={isPrimary ? 'primary' : 'secondary'}
      disabled={isBusy}
      onClick={() => start('bienrecu', null)}
      data-testid="send-practice"
    >
      {words('practice')}
    </Button>
  </>
)

const OwnWay = (props: WayProps) => {
  const { tester, relay, start, isBusy, isPrimary } = props
  if (!relay) return <Practice {...props} />
  const send = () => start('bienrecu', relay.id)
  if (tester.isReachable)
    return (
      <>
        <p class="soft">{words('text')}</p>
        <Button
          wide
          variant={isPrimary ? 'primary' : 'secondary'}
          disabled={isBusy || !relay.canSend}
          onClick={send}
          data-testid="send-own"
        >
          {words('send-own')}
        </Button>
        <p class="soft">{words(relay.canSend ? 'through' : 'relay-failed', { relay: relay.name })}</p>
      </>
    )
  return (
    <>
      <Notice tone="warning" title={words('local')}>
        <p>{words('local-text', { relay: relay.name })}</p>
      </Notice>
      <Practice {...props} isPrimary={false} />
      {relay.canSend ? (
        <Button variant="quiet" wide disabled={isBusy} onClick={send} data-testid="send-own">
          {words('send-anyway', { relay: relay.name })}
        </Button>
      ) : null}
    </>
  )
}

const OtherWay = ({ tester, relay, start, isBusy }: WayProps) =>
  relay?.canSend ? (
    <Button wide disabled={isBusy} onClick={() => start(tester.id, relay.id)} data-testid={`send-${tester.id}`}>
      {words('send-other', { tester: tester.name })}
    </Button>
  ) : null

/** Tests that need no page: our own tester, one more that the operator has set up, and the practice message. */
export const DirectTest = ({ testers, relay, ask, onStarted, isPrimary = false }: DirectTestProps) => {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ToldFailure | null>(null)
  const begin = async (tester: PanelTester['id'], relayId: string | null): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    const answer = await ask('direct-test/start', { tester, relayId, idempotencyKey: crypto.randomUUID() })
    setBusy(false)
    if (answer.ok) onStarted(answer.value)
    else setRefusal(answer)
  }
  const start: Start = (tester, relayId) => void begin(tester, relayId)
  return (
    <section class="stack direct" aria-labelledby="direct-test" data-testid="direct-test">
      <h2 id="direct-test">{words('title')}</h2>
      {testers.map((tester) => {
        const Way = tester.id === 'bienrecu' ? OwnWay : OtherWay
        return <Way key={tester.id} {...{ tester, relay, start, isBusy, isPrimary }} />
      })}
      {refusal ? <Notice tone="bad" role="alert" title={refusal.sentence} /> : null}
    </section>
  )
}
