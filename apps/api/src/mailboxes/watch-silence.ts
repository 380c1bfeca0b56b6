import { AppError } from '../app-error.ts'
import { openSocket } from '../smtp/open-socket.ts'
import { secureSocket } from '../smtp/secure-socket.ts'
import { ImapFailure } from './imap-failure.ts'
import type { ImapTimeouts } from './imap-timeouts.ts'
import type { MailboxTarget } from './mailbox-target.ts'

export interface SilenceToWatch {
  target: MailboxTarget
  addresses: readonly string[]
  timeouts: ImapTimeouts
  /** Raised when the conversation is over. */
  signal: AbortSignal
  /** True once anything has come. */
  hasSpoken: () => boolean
}

const IMPLICIT_TLS_PORT = 993 // RFC 8314 §3.2: silence there is telling
const TELLING_SILENCE = 500 // ms
/** Faults that only a server which speaks TLS can have. */
const ANSWERS_IN_TLS = /^tls-(?:certificate-|version-)/

/** Tries a handshake on a connection of its own, on which nothing else is ever sent. */
const speaksTls = async ({ target, addresses, timeouts, signal }: SilenceToWatch): Promise<boolean> => {
  const limits = { milliseconds: timeouts.connect, signal }
  try {
    const socket = await openSocket({ ...target, addresses }, limits)
    const secured = await secureSocket(socket, { ...target, moment: 'connect' }, limits)
    secured.destroy()
    return true
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return ANSWERS_IN_TLS.test(error.code)
  }
}

/**
 * Rejects with `imap-port-expects-tls` once that is sure, and never resolves: a server that waits for a handshake is as
 * silent as one that is slow.
 */
export const watchSilence = (watched: SilenceToWatch): Promise<never> => {
  const { target, timeouts, signal, hasSpoken } = watched
  const { host, port } = target
  const grace = port === IMPLICIT_TLS_PORT ? Math.min(TELLING_SILENCE, timeouts.greetingGrace) : timeouts.greetingGrace
  const found = new Promise<never>((_resolve, reject) => {
    const look = async () => {
      if (hasSpoken() || !(await speaksTls(watched))) return
      reject(new ImapFailure('imap-port-expects-tls', { params: { host, port } }))
    }
    const timer = setTimeout(() => void look().catch(reject), grace)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })
  found.catch(() => undefined) // whoever races with it has heard
  return found
}
