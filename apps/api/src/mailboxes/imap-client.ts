import { isIP } from 'node:net'
import type { ImapFlow, ImapFlowOptions } from 'imapflow'
import { AppError } from '../app-error.ts'
import { withDeadline } from '../smtp/deadline.ts'
import { pinned } from '../smtp/open-socket.ts'
import type { ResolveHost } from '../smtp/resolve-host.ts'
import { secureContextOf } from '../smtp/secure-socket.ts'
import { VERSION } from '../version.ts'
import { ImapFailure } from './imap-failure.ts'
import { imapFault } from './imap-fault.ts'
import { type ImapSession, sessionOver } from './imap-session.ts'
import type { ImapTimeouts } from './imap-timeouts.ts'
import type { MailboxTarget } from './mailbox-target.ts'
import { watchSilence } from './watch-silence.ts'
import { watchWire } from './watch-wire.ts'

export interface ImapClientDeps {
  /** Made for the ports of IMAP. */
  resolveHost: ResolveHost
  timeouts: ImapTimeouts
}

interface Limits {
  signal: AbortSignal
  /** Milliseconds from beginning to end. */
  longest: number
}

/** Signs in, does `work`, and closes. Rejects with an `ImapFailure`, or an `AppError` of resolve-host.ts. */
export type WithMailbox = <Result>(
  target: MailboxTarget,
  limits: Limits,
  work: (session: ImapSession) => Promise<Result>,
) => Promise<Result>

const LIMITS = { maxLineLength: 64 * 1024, maxLiteralSize: 256 * 1024, maxResponseSize: 1024 * 1024 }
const LOGOUT_WITHIN = 1_000 // ms

const optionsOf = (target: MailboxTarget, addresses: readonly string[], timeouts: ImapTimeouts): ImapFlowOptions => {
  const { host, port, security, caCertificate, certificatePin, credentials } = target
  const { username: user } = credentials
  const auth = 'password' in credentials ? { pass: credentials.password } : { accessToken: credentials.accessToken }
  const pins = { lookup: pinned(addresses), rejectUnauthorized: certificatePin === null }
  return {
    host,
    port,
    ...(isIP(host) === 0 && { servername: host }),
    secure: security === 'tls',
    ...(security !== 'tls' && { doSTARTTLS: security === 'starttls' }),
    auth: { user, ...auth },
    tls: { ...pins, secureContext: secureContextOf(caCertificate) },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    clientInfo: { name: 'bienrecu', version: VERSION, vendor: 'bienrecu', 'support-url': '' },
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.silence,
    ...LIMITS,
  }
}

/** Says goodbye without waiting for long; what has been done is done. */
const leave = async (client: ImapFlow): Promise<void> => {
  const timer = setTimeout(() => client.close(), LOGOUT_WITHIN)
  try {
    await client.logout()
  } catch {
    // The server was quicker to hang up: that is what LOGOUT is for.
  }
  clearTimeout(timer)
  client.close()
}

/** imapflow is loaded when a mailbox is first spoken to: most starts of the program never do. */
const createClient = async (options: ImapFlowOptions): Promise<ImapFlow> => {
  const { ImapFlow } = await import('imapflow')
  return new ImapFlow(options)
}

interface Call extends Limits {
  target: MailboxTarget
  timeouts: ImapTimeouts
  addresses: readonly string[]
}

const converse = async <Result>(call: Call, work: (session: ImapSession) => Promise<Result>): Promise<Result> => {
  const { target, addresses, timeouts, signal } = call
  const client = await createClient(optionsOf(target, addresses, timeouts))
  client.on('error', () => undefined) // it also rejects what is under way
  const watch = watchWire(client, target)
  const hangUp = () => client.close()
  signal.addEventListener('abort', hangUp)
  const talk = async () => {
    await client.connect()
    const result = await work(sessionOver(client, target))
    await leave(client)
    return result
  }
  const silence = target.security === 'tls' ? [] : [watchSilence({ ...call, hasSpoken: watch.hasSpoken })]
  try {
    return await Promise.race([talk(), watch.fault, ...silence])
  } catch (error) {
    throw imapFault(error, target)
  } finally {
    signal.removeEventListener('abort', hangUp)
    watch.stop()
    client.close()
  }
}

/** The ports of IMAP are others than those the usual sentence names. */
const portFault = (error: unknown): never => {
  const isAboutPort = error instanceof AppError && error.code === 'port-not-allowed'
  throw isAboutPort ? new ImapFailure('imap-port-not-allowed', { cause: error, params: error.params }) : error
}

/** The only place that speaks IMAP. */
export const createWithMailbox =
  ({ resolveHost, timeouts }: ImapClientDeps): WithMailbox =>
  async (target, { signal, longest }, work) => {
    const over = new AbortController()
    const either = AbortSignal.any([signal, over.signal])
    const call = async () => {
      const addresses = await resolveHost(target, either).catch(portFault)
      return converse({ target, addresses, timeouts, longest, signal: either }, work)
    }
    const { host, port } = target
    const late = () => new ImapFailure('imap-timeout', { params: { host, port } })
    try {
      return await withDeadline(call(), { milliseconds: longest, signal, late })
    } finally {
      over.abort()
    }
  }
