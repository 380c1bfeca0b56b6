import type { Socket } from 'node:net'
import { AppError } from '../app-error.ts'
import { openSocket } from './open-socket.ts'
import { readReply } from './read-reply.ts'
import type { RelayTarget } from './relay-target.ts'
import { replyFault } from './reply-fault.ts'
import { secureSocket } from './secure-socket.ts'
import { SmtpFailure } from './smtp-failure.ts'
import { notSmtp, quoteReply, type SmtpReply } from './smtp-reply.ts'
import type { Timeouts } from './timeouts.ts'

export interface GreetingOptions {
  target: RelayTarget
  addresses: readonly string[]
  timeouts: Timeouts
  signal: AbortSignal
}

const IMPLICIT_TLS_PORT = 465 // RFC 8314 §3.3: silence there is telling
const TELLING_SILENCE = 500 // ms

const TLS_ANSWERS: ReadonlySet<string> = new Set([
  'tls-certificate-self-signed',
  'tls-certificate-expired',
  'tls-certificate-not-yet-valid',
  'tls-certificate-wrong-name',
  'tls-certificate-untrusted',
  'tls-certificate-pin-mismatch',
  'tls-version-too-old',
])

/** Tries a handshake on a second connection, on which nothing else is ever sent. */
const speaksTls = async ({ target, addresses, timeouts, signal }: GreetingOptions): Promise<boolean> => {
  try {
    const socket = await openSocket({ ...target, addresses }, { milliseconds: timeouts.connect, signal })
    const secured = await secureSocket(socket, { ...target, moment: 'connect' }, { milliseconds: timeouts.tls, signal })
    secured.destroy()
    return true
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return TLS_ANSWERS.has(error.code)
  }
}

/** Rejects with `smtp-port-expects-tls` once that is sure; otherwise stays silent until `stop`. */
const watchForTls = (options: GreetingOptions) => {
  const stopped = new AbortController()
  const { host, port } = options.target
  const { greetingGrace } = options.timeouts
  const grace = port === IMPLICIT_TLS_PORT ? Math.min(TELLING_SILENCE, greetingGrace) : greetingGrace
  const signal = AbortSignal.any([options.signal, stopped.signal])
  const found = new Promise<never>((_resolve, reject) => {
    const look = async () => {
      if (await speaksTls({ ...options, signal }))
        reject(new SmtpFailure('smtp-port-expects-tls', { params: { host, port } }))
    }
    const timer = setTimeout(() => void look().catch(reject), grace)
    stopped.signal.addEventListener('abort', () => clearTimeout(timer))
  })
  return { found, stop: () => stopped.abort() }
}

const read = async (socket: Socket, options: GreetingOptions): Promise<SmtpReply> => {
  const { target, timeouts, signal } = options
  const greeting = readReply(socket, { ...target, milliseconds: timeouts.greeting, signal })
  if (target.security === 'tls') return greeting
  // A server that waits for a TLS handshake is silent too. One that merely takes its time must not be taken for it.
  const { found, stop } = watchForTls(options)
  try {
    return await Promise.race([greeting, found])
  } finally {
    stop()
  }
}

/**
 * Waits for the greeting (RFC 5321 §3.1). Rejects with `smtp-busy`, `smtp-refused`, `smtp-not-smtp`, `smtp-closed`,
 * `smtp-timeout`, `smtp-port-expects-tls` or `cancelled`.
 */
export const awaitGreeting = async (socket: Socket, options: GreetingOptions): Promise<SmtpReply> => {
  const reply = await read(socket, options)
  if (reply.code === 220) return reply
  const { host, port } = options.target
  if (reply.code < 400) throw notSmtp({ host, port })
  const code = replyFault(reply, { question: 'greeting', isAuthenticated: false })
  throw new SmtpFailure(code, { params: { host, port }, reply: quoteReply(reply.text, []) })
}
