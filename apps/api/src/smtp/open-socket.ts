import { connect, isIP, type LookupFunction, type Socket } from 'node:net'
import { AppError } from '../app-error.ts'
import { withDeadline } from './deadline.ts'
import { SmtpFailure } from './smtp-failure.ts'
import { systemCode } from './system-code.ts'

export interface SocketTarget {
  host: string
  port: number
  /** The only addresses the connection may go to. */
  addresses: readonly string[]
}

const ATTEMPT_TIMEOUT = 300 // ms before the next address is tried, in the spirit of RFC 8305 §5

/** Hands out the pinned addresses whatever the name, so that the name is never resolved a second time. */
export const pinned =
  (addresses: readonly string[]): LookupFunction =>
  (_name, _options, callback) =>
    setImmediate(() =>
      callback(
        null,
        addresses.map((address) => ({ address, family: isIP(address) })),
      ),
    )

/** With several addresses every attempt failed: a refusal is an answer, and says more than silence. */
const causesOf = (error: unknown): readonly (string | null)[] =>
  error instanceof AggregateError ? error.errors.map(systemCode) : [systemCode(error)]

const connectFault = (error: unknown, { host, port }: SocketTarget): AppError => {
  const codes = causesOf(error)
  const details = { cause: error, params: { host, port } }
  if (codes.includes('ECONNREFUSED')) return new SmtpFailure('smtp-refused', details)
  if (codes.includes('ECONNRESET')) return new SmtpFailure('smtp-closed', details)
  return new SmtpFailure('smtp-unreachable', details)
}

/**
 * Connects to the first of the pinned addresses that answers, within `milliseconds`.
 * Rejects with `smtp-refused`, `smtp-closed`, `smtp-unreachable`, or `cancelled`.
 */
export const openSocket = async (
  target: SocketTarget,
  { milliseconds, signal }: { milliseconds: number; signal: AbortSignal },
): Promise<Socket> => {
  const { host, port, addresses } = target
  const socket = connect({
    host,
    port,
    lookup: pinned(addresses),
    noDelay: true,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ATTEMPT_TIMEOUT,
  })
  const opened = new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('error', reject)
  })
  const late = () => new SmtpFailure('smtp-unreachable', { params: { host, port } })
  // Whoever uses the socket listens for errors too; between two users, and after the last, an error must not end the process.
  socket.on('error', () => undefined)
  try {
    await withDeadline(opened, { milliseconds, signal, late })
    return socket
  } catch (error) {
    socket.destroy()
    throw error instanceof AppError ? error : connectFault(error, target)
  }
}
