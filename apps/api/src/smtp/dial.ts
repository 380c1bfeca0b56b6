import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { RELAY_TEST_STEPS } from '@bienrecu/shared'
import { awaitGreeting } from './await-greeting.ts'
import { clientName } from './client-name.ts'
import { ehloFacts, parseExtensions } from './extensions.ts'
import { openSocket } from './open-socket.ts'
import { readReply } from './read-reply.ts'
import type { RelayTarget } from './relay-target.ts'
import { replyFault } from './reply-fault.ts'
import type { ResolveHost } from './resolve-host.ts'
import { secureSocket, tlsFacts } from './secure-socket.ts'
import { SmtpFailure } from './smtp-failure.ts'
import { quoteReply, type SmtpReply } from './smtp-reply.ts'
import type { Timeouts } from './timeouts.ts'

export type ConnectStep = (typeof RELAY_TEST_STEPS)[number]
export type Facts = Record<string, string>

/** Told of each step when it begins and when it has succeeded. What it throws ends the attempt. */
export interface StepWatch {
  began?(step: ConnectStep): void
  passed(step: ConnectStep, facts: Facts): void
}

export interface DialDeps {
  resolveHost: ResolveHost
  timeouts: Timeouts
}

interface Call extends DialDeps {
  target: RelayTarget
  signal: AbortSignal
  watch: StepWatch
}

const step = async <Result>(
  { watch }: Call,
  name: ConnectStep,
  work: () => Promise<Result>,
  factsOf: (result: Result) => Facts,
): Promise<Result> => {
  watch.began?.(name)
  const result = await work()
  watch.passed(name, factsOf(result))
  return result
}

const ask = async (socket: Socket, command: string, { target, timeouts, signal }: Call) => {
  socket.write(`${command}\r\n`)
  return readReply(socket, { ...target, milliseconds: timeouts.command, signal })
}

const paramsOf = ({ target: { host, port } }: Call) => ({ host, port })

const faultOf = (reply: SmtpReply, question: 'ehlo' | 'starttls', call: Call): SmtpFailure => {
  const code = replyFault(reply, { question, isAuthenticated: false })
  return new SmtpFailure(code, { params: paramsOf(call), reply: quoteReply(reply.text, []) })
}

/** Codes of a server that knows HELO alone (RFC 5321 §3.2), and so no extension. */
const KNOWS_NO_EHLO: ReadonlySet<number> = new Set([500, 501, 502, 504])

const sayHello = async (socket: Socket, call: Call): Promise<string> => {
  const reply = await ask(socket, `EHLO ${clientName(socket, call.target.ehloName)}`, call)
  if (reply.code < 300) return reply.text
  if (KNOWS_NO_EHLO.has(reply.code)) return ''
  throw faultOf(reply, 'ehlo', call)
}

/** STARTTLS (RFC 3207). Nothing that was said in clear is remembered: the session begins anew inside TLS. */
const askForTls = async (socket: Socket, call: Call): Promise<void> => {
  const said = await step(
    call,
    'ehlo',
    () => sayHello(socket, call),
    (reply) => (reply === '' ? {} : ehloFacts(reply)),
  )
  const begin = async () => {
    if (!parseExtensions(said).has('STARTTLS'))
      throw new SmtpFailure('smtp-starttls-missing', { params: paramsOf(call) })
    const reply = await ask(socket, 'STARTTLS', call)
    if (reply.code !== 220) throw faultOf(reply, 'starttls', call)
    return reply
  }
  await step(call, 'starttls', begin, (reply) => ({ reply: quoteReply(reply.text, []) }))
}

const greet = (socket: Socket, addresses: readonly string[], call: Call) =>
  step(
    call,
    'greeting',
    () => awaitGreeting(socket, { ...call, addresses }),
    (reply) => ({ banner: quoteReply(reply.text, []) }),
  )

const encrypt = async (socket: Socket, call: Call): Promise<TLSSocket> => {
  const { target, timeouts, signal } = call
  const isImplicit = target.security === 'tls'
  if (!isImplicit) await askForTls(socket, call)
  const moment = isImplicit ? 'connect' : 'starttls'
  const handshake = () => secureSocket(socket, { ...target, moment }, { milliseconds: timeouts.tls, signal })
  return step(call, 'tls', handshake, tlsFacts)
}

/** TLS and greeting in the order the relay's security asks for; the socket that comes out waits for EHLO. */
const prepare = async (socket: Socket, addresses: readonly string[], call: Call): Promise<Socket> => {
  if (call.target.security === 'tls') {
    const secured = await encrypt(socket, call)
    await greet(secured, addresses, call)
    return secured
  }
  await greet(socket, addresses, call)
  return call.target.security === 'starttls' ? encrypt(socket, call) : socket
}

/**
 * Goes from a relay's settings to a connection that is encrypted as asked and on which the server waits for EHLO.
 * Rejects with the exact cause: an `AppError` of resolve-host.ts, or an `SmtpFailure`.
 */
export const createDial =
  (deps: DialDeps) =>
  async (target: RelayTarget, { signal, watch }: { signal: AbortSignal; watch: StepWatch }): Promise<Socket> => {
    const call: Call = { ...deps, target, signal, watch }
    const { timeouts } = deps
    const find = () => deps.resolveHost(target, signal)
    const addresses = await step(call, 'resolve', find, (found) => ({ addresses: found.slice(0, 8).join(', ') }))
    watch.began?.('connect')
    const socket = await openSocket({ ...target, addresses }, { milliseconds: timeouts.connect, signal })
    try {
      watch.passed('connect', { address: socket.remoteAddress ?? '' })
      return await prepare(socket, addresses, call)
    } catch (error) {
      socket.destroy()
      throw error
    }
  }

export type Dial = ReturnType<typeof createDial>
