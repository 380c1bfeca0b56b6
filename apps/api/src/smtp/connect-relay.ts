import type { Socket } from 'node:net'
import { createDial, type DialDeps, type StepWatch } from './dial.ts'
import { offeredMechanisms } from './extensions.ts'
import type { RelayTarget } from './relay-target.ts'
import type { SmtpSession } from './smtp-session.ts'
import type { Timeouts } from './timeouts.ts'

export interface ConnectOptions {
  signal: AbortSignal
  watch: StepWatch
}

// The library that speaks SMTP is loaded with the first connection.
const loadSession = () => import('./smtp-session.ts')

/** Goes from a relay's settings to a session that is ready for a message: dialled, greeted, encrypted, signed in. */
export type ConnectRelay = (target: RelayTarget, options: ConnectOptions) => Promise<SmtpSession>

/**
 * Inside TLS that was asked for, EHLO is said a second time (RFC 3207 §4.2). That is no step of its own: it belongs to what
 * the connection is used for next.
 */
const greet = async (socket: Socket, target: RelayTarget, timeouts: Timeouts, { signal, watch }: ConnectOptions) => {
  const isFirst = target.security !== 'starttls'
  const next = target.credentials === null ? 'mail-from' : 'auth'
  watch.began?.(isFirst ? 'ehlo' : next)
  const { openSession } = await loadSession()
  const session = await openSession(socket, target, { timeouts, signal })
  if (isFirst) watch.passed('ehlo', session.ehloFacts())
  return session
}

const signIn = async (session: SmtpSession, target: RelayTarget, { signal, watch }: ConnectOptions): Promise<void> => {
  if (target.credentials === null) return
  if (target.security !== 'starttls') watch.began?.('auth')
  const authMethods = offeredMechanisms(session.extensions()).join(' ').slice(0, 200)
  try {
    const authMethod = await session.authenticate(signal)
    watch.passed('auth', { authMethods, authMethod })
  } catch (error) {
    session.quit()
    throw error
  }
}

/** Rejects with what dial.ts and `SmtpSession.authenticate` reject with. */
export const createConnectRelay = (deps: DialDeps): ConnectRelay => {
  const dial = createDial(deps)
  return async (target, options) => {
    void loadSession() // while the connection is made
    const socket = await dial(target, options)
    const session = await greet(socket, target, deps.timeouts, options)
    await signIn(session, target, options)
    return session
  }
}
