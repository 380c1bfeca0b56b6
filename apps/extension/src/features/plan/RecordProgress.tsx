import type { PlanRecord, RecordState } from '@bienrecu/shared'
import { useEffect, useRef } from 'preact/hooks'
import { useRequest } from '../../messaging/use-request.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import type { Tone } from '../../ui/tone.ts'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { clockText, isAhead } from './clock-text.ts'
import { planWords as words } from './plan-words.ts'
import type { RecordCardProps } from './RecordCard.tsx'
import { Sightings } from './Sightings.tsx'

const LOOKS: Record<RecordState, { tone: Tone; icon: IconName }> = {
  planned: { tone: 'neutral', icon: 'minus' },
  awaited: { tone: 'accent', icon: 'info' },
  different: { tone: 'bad', icon: 'stop' },
  partly: { tone: 'accent', icon: 'info' },
  published: { tone: 'good', icon: 'check' },
  visible: { tone: 'good', icon: 'check' },
  gone: { tone: 'bad', icon: 'stop' },
}

const Clock = ({ record }: { record: PlanRecord }) => {
  const { state, oldUntil, nextLookAt, verification } = record
  if (state === 'visible' || state === 'planned') return null
  return (
    <div class="soft clock">
      {state === 'awaited' ? <p>{words('host-is-slow')}</p> : null}
      {state === 'published' && isAhead(oldUntil) ? (
        <p data-testid="old-until">{words('old-until', { time: clockText(oldUntil) })}</p>
      ) : null}
      <p class="dotted">
        {verification ? <span>{words('looked-at', { time: clockText(verification.checkedAt) })}</span> : null}
        {isAhead(nextLookAt) ? <span>{words('next-look', { time: clockText(nextLookAt) })}</span> : null}
      </p>
    </div>
  )
}

/** The button that was pressed may be gone with the state it belonged to: the focus stays at the record. */
const useFocusKept = (state: RecordState) => {
  const place = useRef<HTMLDivElement>(null)
  const hasActed = useRef(false)
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (hasActed.current && isLost) place.current?.focus({ preventScroll: true })
    hasActed.current = false
  }, [state])
  return { place, hasActed }
}

const useRecordRequests = ({ record, plan, state, onTouch }: RecordCardProps, hasActed: { current: boolean }) => {
  const publish = useRequest('plan/publish')
  const verify = useRequest('plan/verify')
  const takeBack = useRequest('plan/take-back')
  const run = (request: typeof publish | typeof verify | typeof takeBack) => async () => {
    onTouch()
    hasActed.current = true
    const answer = await request.run({ planId: plan.id, recordId: record.id })
    if (!answer.ok) return
    state.takeRecord(answer.value)
    // What the record makes of its step is told by the API.
    await state.reload()
  }
  return {
    publish: run(publish),
    verify: run(verify),
    takeBack: run(takeBack),
    isLooking: publish.isRunning || verify.isRunning,
    isRunning: publish.isRunning || verify.isRunning || takeBack.isRunning,
    failure: publish.failure ?? verify.failure ?? takeBack.failure,
  }
}

/** The user’s word that it is published, and what the name servers say of it. */
export const RecordProgress = (props: RecordCardProps & { isDeletion: boolean }) => {
  const { record, isDeletion } = props
  const { place, hasActed } = useFocusKept(record.state)
  const { publish, verify, takeBack, isLooking, isRunning, failure } = useRecordRequests(props, hasActed)
  const { state, verification } = record
  const { tone, icon } = LOOKS[state]
  const isTold = state !== 'planned'
  return (
    <div class="record-progress" ref={place} tabIndex={-1}>
      <div role="status" data-testid="verify-state" data-state={state}>
        {isLooking ? <p class="soft">{words('looking')}</p> : null}
        {isTold && !isLooking ? (
          <>
            <Badge tone={tone} icon={icon}>
              {(isDeletion ? words.find(`removal.state.${state}`) : null) ?? words(`state.${state}`)}
            </Badge>
            {verification ? <p>{verification.text}</p> : null}
          </>
        ) : null}
      </div>
      {isTold ? <Clock record={record} /> : null}
      {isTold && verification ? (
        <Sightings verification={verification} name={record.name} isDeletion={isDeletion} />
      ) : null}
      {failure ? <FailureNotice failure={failure} /> : null}
      <div class="row">
        {isTold ? (
          <>
            {state === 'visible' ? null : (
              <Button small aria-disabled={isRunning} onClick={() => void verify()} data-testid="look-again">
                {words('look-again')}
              </Button>
            )}
            <Button
              small
              variant="quiet"
              aria-disabled={isRunning}
              onClick={() => void takeBack()}
              data-testid="take-back"
            >
              {words(isDeletion ? 'removal.take-back' : 'take-back')}
            </Button>
          </>
        ) : (
          <Button
            variant="primary"
            wide
            aria-disabled={isRunning}
            onClick={() => void publish()}
            data-testid="published"
          >
            {words(isDeletion ? 'deleted' : 'published')}
          </Button>
        )}
      </div>
    </div>
  )
}
