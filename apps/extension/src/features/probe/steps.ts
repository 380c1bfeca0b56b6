import type { Probe, ProbeEvent, ProbeStepName } from '@bienrecu/shared'
import type { StepState } from '../../ui/StepList.tsx'

/** What the user sees of the way of one message; the phase on the wire is finer. */
export const SHOWN_STEPS = ['queued', 'connecting', 'tls', 'authenticated', 'accepted', 'waiting', 'reported'] as const
export type ShownStepName = (typeof SHOWN_STEPS)[number]

export interface ShownStep {
  name: ShownStepName
  state: StepState
  /** When it was done, or when it went wrong. */
  at: string | null
  /** Milliseconds since the user asked. */
  elapsed: number | null
  facts: Record<string, string>
}

/** The event that completes a shown step. Having begun the next one completes it too. */
const DONE_BY: Record<ShownStepName, ProbeStepName> = {
  queued: 'queued',
  connecting: 'connected',
  tls: 'tls',
  authenticated: 'authenticated',
  accepted: 'accepted',
  waiting: 'reported',
  reported: 'reported',
}

// A relay without TLS or without a password never takes these: passed by, they are left out instead of ticked.
const isOptional = (name: ShownStepName): boolean => name === 'tls' || name === 'authenticated'

const isEnd = (event: ProbeEvent): boolean => event.step === 'failed' || event.step === 'unknown'

const positionOf = (step: ProbeStepName): number =>
  SHOWN_STEPS.findIndex((name) => name === step || DONE_BY[name] === step)

// A relay in clear fails to authenticate without ever having passed TLS: the code says which step was reached.
const provedByFailure = ({ step, code }: ProbeEvent): number => {
  if (step !== 'failed' || !code) return -1
  return code.startsWith('smtp-auth-') ? SHOWN_STEPS.indexOf('tls') : -1
}

/** The furthest step that is over: everything before it is over too, whether or not its event reached us. */
const furthestDone = (events: readonly ProbeEvent[]): number => {
  const done = events.map(({ step }) => SHOWN_STEPS.findLastIndex((name) => DONE_BY[name] === step))
  // Speaking SMTP (`envelope`, `data`) and waiting for the tester each prove what came before them.
  const begun = events.map(({ step }) => {
    if (step === 'envelope' || step === 'data') return SHOWN_STEPS.indexOf('authenticated')
    return step === 'waiting' ? SHOWN_STEPS.indexOf('accepted') : positionOf(step) - 1
  })
  return Math.max(-1, ...done, ...begun, ...events.map(provedByFailure))
}

const stateOfCurrent = (events: readonly ProbeEvent[], name: ShownStepName): StepState => {
  const end = events.findLast(isEnd)
  if (end?.step === 'failed') return 'failed'
  if (end?.step === 'unknown' && name === 'accepted') return 'doubtful'
  return 'current'
}

/**
 * The steps of a probe as they stand, in order: those that are over, the one under way (or where it stopped), those to
 * come. A probe whose outcome is unknown shows doubt at the hand-over, and goes on waiting for the result.
 */
export const shownSteps = (probe: Pick<Probe, 'events' | 'createdAt'>): ShownStep[] => {
  const events = probe.events
  const last = furthestDone(events)
  const start = Date.parse(probe.createdAt)
  const isDoubtful = events.findLast(isEnd)?.step === 'unknown' && last < SHOWN_STEPS.indexOf('waiting')

  return SHOWN_STEPS.flatMap((name, index): ShownStep[] => {
    const event = events.findLast(({ step }) => step === DONE_BY[name])
    if (isOptional(name) && !event && index <= last) return []
    let state: StepState = index <= last ? 'done' : 'upcoming'
    if (index === last + 1) state = stateOfCurrent(events, name)
    if (isDoubtful && name === 'waiting') state = 'current'
    const told = state === 'failed' || state === 'doubtful' ? events.findLast(isEnd) : event
    return [
      {
        name,
        state,
        at: told?.at ?? null,
        elapsed: told ? Math.max(0, Date.parse(told.at) - start) : null,
        facts: event?.facts ?? {},
      },
    ]
  })
}

/** True from the click until the relay has answered for the message, or refused it: the time to look closely. */
export const isSending = (probe: Pick<Probe, 'state'>): boolean =>
  probe.state === 'queued' || probe.state === 'connecting'

/** True while a result of the tester is worth looking for. */
export const isAwaitingResult = (probe: Pick<Probe, 'state'>): boolean =>
  probe.state === 'accepted' || probe.state === 'waiting' || probe.state === 'unknown'
