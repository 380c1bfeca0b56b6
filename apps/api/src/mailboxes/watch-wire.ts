import { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { ImapFlow } from 'imapflow'
import { AppError } from '../app-error.ts'
import { checkPin } from '../smtp/secure-socket.ts'
import { ImapFailure } from './imap-failure.ts'
import type { MailboxTarget } from './mailbox-target.ts'

/** Far more than a list of folders and a few answers; imapflow has no limit of its own for a whole session. */
const MAX_RECEIVED = 8 * 1024 * 1024
const LOOK_EVERY = 200 // ms
const TLS_ALERT = 0x15

export interface WireWatch {
  /** Rejects as soon as the server is found out not to be what was asked for; never resolves. */
  fault: Promise<never>
  /** True once anything has come. */
  hasSpoken(): boolean
  stop(): void
}

/** imapflow makes its sockets itself, one for the connection and one for TLS over it: each passes by here before it is used. */
const onEachSocket = (client: ImapFlow, seen: (socket: Socket) => void): void => {
  let current: unknown = false
  Object.defineProperty(client, 'socket', {
    get: () => current,
    set: (socket: unknown) => {
      current = socket
      if (socket instanceof Socket) seen(socket)
    },
  })
}

/** What the first bytes betray. Every greeting of IMAP begins with an asterisk (RFC 9051 §7.1). */
const greetingFault = (first: Buffer, { host, port, security }: MailboxTarget): ImapFailure | null => {
  const params = { host, port }
  if (first[0] === TLS_ALERT && security !== 'tls') return new ImapFailure('imap-port-expects-tls', { params })
  return '* '.startsWith(first.subarray(0, 2).toString('latin1')) ? null : new ImapFailure('imap-not-imap', { params })
}

/** Ends the connection before anything is said on it when the certificate is not the pinned one. */
const comparePin = (socket: TLSSocket, pin: string, target: MailboxTarget, fail: (error: AppError) => void): void => {
  socket.prependOnceListener('secureConnect', () => {
    try {
      checkPin(socket, pin, target)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      socket.destroy(error)
      fail(error)
    }
  })
}

/**
 * Watches what imapflow does not: the pinned certificate, a server that does not speak IMAP (which it would wait for until
 * the greeting is overdue), and one that never ends.
 */
export const watchWire = (client: ImapFlow, target: MailboxTarget): WireWatch => {
  let reject = (_error: AppError): void => undefined
  const fault = new Promise<never>((_resolve, rejectFault) => {
    reject = rejectFault
  })
  fault.catch(() => undefined) // whoever races with it has heard
  const sockets: Socket[] = []
  let hasSpoken = false

  const hear = (first: Buffer): void => {
    hasSpoken = true
    const found = greetingFault(first, target)
    if (found !== null) reject(found)
  }
  onEachSocket(client, (socket) => {
    const isSecure = socket instanceof TLSSocket
    const isFirst = sockets.length === 0
    sockets.push(socket)
    if (isSecure && target.certificatePin !== null) comparePin(socket, target.certificatePin, target, reject)
    // Heard only once imapflow listens too, and only once: after STARTTLS it must find unread what was sent too early.
    const hearOnce = () => void socket.once('data', hear)
    if (isFirst) socket.once(isSecure ? 'secureConnect' : 'connect', hearOnce)
  })
  const timer = setInterval(() => {
    const received = sockets.reduce((sum, socket) => sum + socket.bytesRead, 0)
    const { host, port } = target
    if (received > MAX_RECEIVED) reject(new ImapFailure('imap-not-imap', { params: { host, port } }))
  }, LOOK_EVERY)
  return { fault, hasSpoken: () => hasSpoken, stop: () => clearInterval(timer) }
}
