import { createDial, type DialDeps, type StepWatch } from './dial.ts'
import type { RelayTarget } from './relay-target.ts'
import { openSession, type SmtpSession } from './smtp-session.ts'

export interface ConnectOptions {
  signal: AbortSignal
  watch: StepWatch
}

/** Goes from a relay's settings to a session that is ready for a message: dialled, greeted, encrypted, signed in. */
export type ConnectRelay = (target: RelayTarget, options: ConnectOptions) => Promise<SmtpSession>

/** EHLO belongs to signing in: what it offers is how to do it. */
const signIn = async (session: SmtpSession, target: RelayTarget, { signal, watch }: ConnectOptions): Promise<void> => {
  if (target.credentials === null) return
  const authMethods = (session.extensions().get('AUTH') ?? []).join(' ').slice(0, 200)
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
    const { signal, watch } = options
    const socket = await dial(target, options)
    if (target.credentials !== null) watch.began?.('auth')
    const session = await openSession(socket, target, { timeouts: deps.timeouts, signal })
    await signIn(session, target, options)
    return session
  }
}
