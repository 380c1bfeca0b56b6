import { AppError } from '../app-error.ts'
import { createConnectRelay } from './connect-relay.ts'
import type { DialDeps, Facts, StepWatch } from './dial.ts'
import { createKeptSessions } from './kept-sessions.ts'
import { createRelayGate } from './relay-gate.ts'
import type { RelayTarget } from './relay-target.ts'
import type { Letter, SmtpSession } from './smtp-session.ts'

/**
 * What a message goes through, in order. `envelope`: MAIL FROM is about to leave. `data`: the server waits for the
 * message, whose first byte has not left. `accepted`: the server has taken it.
 */
export type SendPhase = 'connected' | 'tls' | 'authenticated' | 'envelope' | 'data' | 'accepted'

export interface SendWatch {
  /** Called before the phase is entered. When it throws, nothing more goes out and `send` rejects with what it threw. */
  onPhase(phase: SendPhase, facts: Facts): void
  /** Told the server’s greeting, where the connection is a new one. */
  onGreeting?(banner: string): void
  /** Raised to cancel; without effect from `data` on. */
  signal: AbortSignal
}

export interface SmtpSender {
  /**
   * Sends one message through a relay; gives the relay's reply. The message may still be in the making: the connection is
   * opened meanwhile. Rejects with a code of the closed list: with `outcome-unknown` when the message may have been
   * taken, with any other when it surely was not.
   */
  send(target: RelayTarget, letter: Letter | Promise<Letter>, watch: SendWatch): Promise<string>
  /** Ends the connection kept for a relay. */
  forget(relayId: string): void
  /** Ends the connections kept for relays that have been changed or deleted since. */
  forgetStale(versionOf: (relayId: string) => number | null): void
  /** Ends all kept connections. */
  close(): void
}

export interface SmtpSenderDeps extends DialDeps {
  /** How long a connection is kept after a message, in milliseconds; 0: not at all. */
  keepFor: number
}

const MAX_CONNECTIONS = 3 // to one relay at a time

// Failures of a kept connection that a new one may not have: it was closed, it fell silent, or its time was up.
const WORN_OUT: ReadonlySet<string> = new Set([
  'smtp-closed',
  'smtp-timeout',
  'smtp-busy',
  'smtp-temporary',
  'smtp-auth-required',
])

const stepsAsPhases = ({ onPhase, onGreeting }: SendWatch): StepWatch => ({
  passed: (step, facts) => {
    if (step === 'greeting') onGreeting?.(facts['banner'] ?? '')
    if (step === 'connect') onPhase('connected', facts)
    if (step === 'tls') onPhase('tls', facts)
    if (step === 'auth') onPhase('authenticated', { authMethod: facts['authMethod'] ?? '' })
  },
})

const sendOver = async (
  session: SmtpSession,
  letter: Letter | Promise<Letter>,
  { onPhase, signal }: SendWatch,
  envelope: number,
): Promise<string> => {
  let ready: Letter
  try {
    ready = await letter
    onPhase('envelope', {})
  } catch (error) {
    session.destroy()
    throw error
  }
  return session.send(ready, { signal, envelope, onBody: () => onPhase('data', {}) })
}

/** The reply, or null when the kept session turned out to be worn out before the message had begun. */
const sendOverKept = async (
  session: SmtpSession,
  letter: Letter | Promise<Letter>,
  watch: SendWatch,
  envelope: number,
): Promise<string | null> => {
  let hasBegun = false
  const onPhase: SendWatch['onPhase'] = (phase, facts) => {
    watch.onPhase(phase, facts)
    if (phase === 'data') hasBegun = true
  }
  try {
    return await sendOver(session, letter, { ...watch, onPhase }, envelope)
  } catch (error) {
    const isWornOut = error instanceof AppError && WORN_OUT.has(error.code)
    if (hasBegun || !isWornOut) throw error
    return null
  }
}

/** Sends through relays, and keeps each connection for a moment. */
export const createSmtpSender = ({ keepFor, ...deps }: SmtpSenderDeps): SmtpSender => {
  const connectRelay = createConnectRelay(deps)
  const kept = createKeptSessions(keepFor)
  const atRelay = createRelayGate(MAX_CONNECTIONS)
  const { timeouts } = deps

  const sendOverNew = async (target: RelayTarget, letter: Letter | Promise<Letter>, watch: SendWatch) => {
    const session = await connectRelay(target, { signal: watch.signal, watch: stepsAsPhases(watch) })
    return { session, reply: await sendOver(session, letter, watch, timeouts.envelope) }
  }

  const deliver = async (target: RelayTarget, letter: Letter | Promise<Letter>, watch: SendWatch) => {
    const session = kept.take(target)
    if (session !== null) watch.onPhase('connected', { connection: 'kept' })
    const reply = session === null ? null : await sendOverKept(session, letter, watch, timeouts.keptEnvelope)
    return session !== null && reply !== null ? { session, reply } : sendOverNew(target, letter, watch)
  }

  return {
    forget: kept.forget,
    forgetStale: kept.forgetStale,
    close: kept.close,
    send: async (target, letter, watch) => {
      const { session, reply } = await atRelay(target.id, () => deliver(target, letter, watch))
      kept.keep(target, session)
      watch.onPhase('accepted', { reply })
      return reply
    },
  }
}
