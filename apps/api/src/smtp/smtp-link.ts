import type { Socket } from 'node:net'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { clientName } from './client-name.ts'
import { withDeadline } from './deadline.ts'
import { type Extensions, parseExtensions } from './extensions.ts'
import { keepLockstep, type Lockstep } from './lockstep.ts'
import { connectionFault } from './nodemailer-fault.ts'
import type { RelayTarget } from './relay-target.ts'
import type { Question } from './reply-fault.ts'
import { SmtpFailure } from './smtp-failure.ts'
import { notSmtp, secretForms } from './smtp-reply.ts'

type Done<Result> = (error: unknown, result?: Result) => void

export interface Limits {
  milliseconds: number
  signal: AbortSignal
}

/** A conversation held by nodemailer over a socket of ours, its callbacks and events turned into promises. */
export interface SmtpLink {
  readonly connection: SMTPConnection
  readonly lockstep: Lockstep
  /** What the server's reply to EHLO offered; empty until then, and for a server that only knows HELO. */
  extensions(): Extensions
  /** That reply itself; empty likewise. */
  ehloReply(): string
  /** Runs `act` and settles with its callback, or with the loss of the connection. Rejects with what nodemailer reports. */
  ask<Result>(act: (done: Done<Result>) => void): Promise<Result>
  /** `answer`, within the limits; `smtp-timeout` or `cancelled` otherwise. */
  within<Result>(limits: Limits, answer: Promise<Result>): Promise<Result>
  /** The failure of our closed list behind an error of `ask`. */
  faultOf(error: unknown, circumstances: { question: Question; isAuthenticated: boolean }): Error
  /** False once the connection is of no use any more. */
  isAlive(): boolean
  /** While idle, the connection does not keep the process running. */
  setIdle(isIdle: boolean): void
  /** Takes the connection back: nodemailer neither reads nor writes from then on. It is paused. */
  release(): Socket
  destroy(): void
}

/** The greeting has been read already (dial.ts); nodemailer wants to see one before it says EHLO. */
const GREETED = Buffer.from('220 greeted\r\n')
const MAX_REPLY = 65_536 // bytes

/** nodemailer's log tells what goes over the wire: `client` lines are commands, `server` lines replies. Nothing is kept. */
const createWireLog = (onCommand: () => void, onEhlo: (reply: string) => void) => {
  let isEhlo = false
  const debug = ({ tnx }: { tnx?: string }, text: string) => {
    if (tnx === 'client') {
      onCommand()
      isEhlo = text.startsWith('EHLO ')
    } else if (tnx === 'server' && isEhlo && /^250[ -]/.test(text)) onEhlo(text)
  }
  const silent = () => undefined
  return { trace: silent, debug, info: silent, warn: silent, error: silent, fatal: silent }
}

const openConnection = (
  socket: Socket,
  { host, port, security, ehloName }: RelayTarget,
  log: ReturnType<typeof createWireLog>,
) =>
  new SMTPConnection({
    connection: socket,
    host,
    port,
    secure: security !== 'none',
    secured: security !== 'none',
    ignoreTLS: true, // either TLS stands already, or the relay is set to go without
    name: clientName(socket, ehloName),
    logger: log,
    transactionLog: true,
    maxResponseSize: MAX_REPLY,
    socketTimeout: 3_600_000, // our own deadlines are shorter, and tell one step from the other
    socketCloseTimeout: 1_000,
  })

/** nodemailer has two ways of failing, a callback and events; whichever comes first settles the answer. */
const createAsk = (connection: SMTPConnection, lost: () => SmtpFailure): SmtpLink['ask'] => {
  let onLost: (error: unknown) => void = () => undefined
  connection.on('error', (error: unknown) => onLost(error))
  // "end" comes just before the callback that knows more, such as the 421 that ended the connection.
  connection.on('end', () => queueMicrotask(() => onLost(lost())))
  return (act) =>
    new Promise((resolve, reject) => {
      onLost = reject
      act((error, result) => (result === undefined ? reject(error) : resolve(result)))
    })
}

const isUsable = (socket: Socket): boolean => !socket.destroyed && socket.readable && socket.writable

/** Hands a dialled socket to nodemailer. It says nothing yet: EHLO leaves with `connection.connect`. */
export const createSmtpLink = (socket: Socket, target: RelayTarget): SmtpLink => {
  const params = { host: target.host, port: target.port }
  const secrets = secretForms(target.credentials)
  let extensions: Extensions = new Map()
  let ehloReply = ''
  socket.pause()
  socket.unshift(GREETED)
  const lockstep = keepLockstep(socket, 1)
  const onEhlo = (reply: string) => {
    ehloReply = reply
    extensions = parseExtensions(reply)
  }
  const connection = openConnection(socket, target, createWireLog(lockstep.asked, onEhlo))
  const late = () => new SmtpFailure('smtp-timeout', { params })
  return {
    connection,
    lockstep,
    extensions: () => extensions,
    ehloReply: () => ehloReply,
    ask: createAsk(connection, () => new SmtpFailure('smtp-closed', { params })),
    within: (limits, answer) => withDeadline(answer, { ...limits, late }),
    faultOf: (error, circumstances) =>
      lockstep.isBroken() ? notSmtp(params) : connectionFault(error, { ...params, ...circumstances, secrets }),
    isAlive: () => !connection.destroyed && isUsable(socket) && !lockstep.isBroken(),
    setIdle: (isIdle) => (isIdle ? socket.unref() : socket.ref()),
    release: () => socket.pause().removeAllListeners('data'),
    destroy: () => {
      socket.destroy()
      connection.close()
    },
  }
}
