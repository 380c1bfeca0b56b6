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

/** How many of the shown steps each event proves to be over; an event that did not reach us changes nothing. */
const PROVEN: Record<ProbeStepName, number> = {
  queued: 1,
  connecting: 1,
  connected: 2,
  tls: 3,
  authenticated: 4,
  envelope: 4,
  data: 4,
  accepted: 5,
  waiting: 5,
  reported: 7,
  failed: 0,
  unknown: 0,
}

// A relay in clear fails to authenticate without ever having passed TLS: the code says which step was reached.
const provenBy = ({ step, code }: ProbeEvent): number =>
  step === 'failed' && code?.startsWith('smtp-auth-') ? 3 : PROVEN[step]

/** The event whose time and facts a shown step carries, where it bears another name. */
const EVENT_OF: Partial<Record<ShownStepName, ProbeStepName>> = { connecting: 'connected', waiting: 'reported' }

const stateAt = (index: number, proven: number, end: ProbeStepName | undefined): StepState => {
  if (index < proven) return 'done'
  if (index === proven) {
    if (end === 'failed') return 'failed'
    return end === 'unknown' ? 'doubtful' : 'current'
  }
  // In doubt about the hand-over, the result is waited for all the same.
  return end === 'unknown' && SHOWN_STEPS[index] === 'waiting' ? 'current' : 'upcoming'
}

/**
 * The steps of a probe as they stand, in order: those that are over, the one under way (or where it stopped), those to
 * come. A probe whose outcome is unknown shows doubt where it was, and goes on waiting for the result.
 */
export const shownSteps = ({ events, createdAt }: Pick<Probe, 'events' | 'createdAt'>): ShownStep[] => {
  const proven = Math.max(0, ...events.map(provenBy))
  const end = events.findLast(({ step }) => step === 'failed' || step === 'unknown')

  return SHOWN_STEPS.flatMap((name, index): ShownStep[] => {
    const event = events.findLast(({ step }) => step === (EVENT_OF[name] ?? name))
    // A relay without TLS or without a password never takes these steps: passed by, they are left out, not ticked.
    if (!event && index < proven && (name === 'tls' || name === 'authenticated')) return []
    const state = stateAt(index, proven, end?.step)
    const told = state === 'failed' || state === 'doubtful' ? end : event
    return [
      {
        name,
        state,
        at: told?.at ?? null,
        elapsed: told ? Math.max(0, Date.parse(told.at) - Date.parse(createdAt)) : null,
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
