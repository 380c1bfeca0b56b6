import type { Relay } from '@bienrecu/shared'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ToldProbe } from '../../messaging/answers.ts'
import { send } from '../../messaging/send.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { CauseText } from './CauseText.tsx'
import { ConfirmAddress } from './ConfirmAddress.tsx'
import { relayWords as words } from './words.ts'

const PACE = 1_000 // ms between two looks at a message under way

const isUnderWay = ({ state }: ToldProbe): boolean => state === 'queued' || state === 'connecting'

/** The message as it stands now, looked at until it is over. */
const useFollowed = (started: ToldProbe | null): ToldProbe | null => {
  const [probe, setProbe] = useState(started)
  useEffect(() => setProbe(started), [started])
  useEffect(() => {
    if (!probe || !isUnderWay(probe)) return
    const timer = setTimeout(() => {
      void send('probe/get', { probeId: probe.id }).then((answer) => setProbe(answer.ok ? answer.value : { ...probe }))
    }, PACE)
    return () => clearTimeout(timer)
  }, [probe])
  return probe
}

const Outcome = ({ probe }: { probe: ToldProbe }) => {
  const { address, cause, sentCopy } = probe
  if (isUnderWay(probe)) return <p class="soft">{words('self.under-way', { address })}</p>
  if (probe.state === 'failed' || probe.state === 'unknown')
    return (
      <Notice tone={probe.state === 'failed' ? 'bad' : 'warning'}>
        {cause ? <CauseText cause={cause} /> : <p>{probe.sentence}</p>}
      </Notice>
    )
  return (
    <Notice tone="good" title={words('self.sent', { address })}>
      <p>{words('self.look')}</p>
      {probe.copyWarning ? <p>{probe.copyWarning}</p> : null}
      {sentCopy?.state === 'copied' && sentCopy.folder ? (
        <p>{words('self.copied', { folder: sentCopy.folder })}</p>
      ) : null}
    </Notice>
  )
}

/** A test message to oneself: to the relay’s own address, or to one that was confirmed once with a code. */
export const SelfTest = ({ relay }: { relay: Relay }) => {
  const addresses = useAnswer('addresses/list', {})
  const [to, setTo] = useState('')
  const [isAdding, setAdding] = useState(false)
  const [started, setStarted] = useState<ToldProbe | null>(null)
  const test = useRequest('relays/self-test')
  // Kept until it was answered: a second click after a cut is the same mail.
  const key = useRef(crypto.randomUUID())
  const probe = useFollowed(started)
  const confirmed = (addresses.value?.items ?? []).filter(({ confirmedAt }) => confirmedAt !== null)
  const isBusy = test.isRunning || (probe !== null && isUnderWay(probe))

  const run = async () => {
    if (isBusy) return
    const answer = await test.run({ id: relay.id, address: to === '' ? null : to, idempotencyKey: key.current })
    if (!answer.ok) return
    key.current = crypto.randomUUID()
    setStarted(answer.value)
  }
  const onConfirmed = async (address: string) => {
    await addresses.reload()
    setTo(address)
    setAdding(false)
  }

  return (
    <div class="stack sunk" data-testid="self-test">
      <p class="soft">{words('self.text')}</p>
      <Select
        label={words('self.to')}
        options={[
          { value: '', label: relay.fromAddress },
          ...confirmed.map(({ address }) => ({ value: address, label: address })),
        ]}
        value={to}
        onValue={(next) => {
          key.current = crypto.randomUUID()
          setTo(next)
        }}
        name="self-test-to"
      />
      <div class="row">
        <Button small variant="primary" aria-disabled={isBusy} onClick={() => void run()} data-testid="self-test-send">
          {words(isBusy ? 'self.sending' : 'self.send')}
        </Button>
        <Button small variant="quiet" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
          {words('self.other')}
        </Button>
      </div>
      {isAdding ? <ConfirmAddress relay={relay} onConfirmed={(address) => void onConfirmed(address)} /> : null}
      {test.failure ? <FailureNotice failure={test.failure} /> : null}
      <div role="status" data-testid="self-test-outcome" data-state={probe?.state}>
        {probe ? <Outcome probe={probe} /> : null}
      </div>
    </div>
  )
}
