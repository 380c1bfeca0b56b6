import { createSocket, type Socket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import { decodeMessage, type Message } from '@bienrecu/audit/dns/decode-message'
import { idOf, isReplyTo, type OnReply, type Question, setId } from './question.ts'
import { randomId } from './random-id.ts'
import type { ServerAddress } from './server-address.ts'

/** A question on its way. */
export interface Sent {
  /** Something came back that answers another question. */
  readonly hasStray: boolean
  /** Waits for it no longer. */
  cancel(): void
}

/** A question that waits for its answer on one socket. */
interface Pending extends Sent {
  readonly question: Question
  readonly onReply: OnReply
  hasStray: boolean
}

/** One socket, connected to one server: the kernel drops what comes from elsewhere, and tells when nobody listens there. */
export interface UdpSocket {
  /** Questions that wait for an answer. */
  pending(): number
  /** Takes the octets of the question: they may not be sent elsewhere before it has come to an end. */
  send(question: Question, onReply: OnReply): Sent
  isClosed(): boolean
  /** Closes once nothing waits any more. */
  retire(): void
  /** Closes at once; what waits is told `unreachable`. */
  close(): void
}

const IDLE_TIME = 1_000 // ms
const RECEIVE_BUFFER = 1 << 20 // octets: room for a burst of answers

/** Addresses are numbers already. Node would go through the look-up of names, and a turn of the event loop, all the same. */
const asGiven = (
  address: string,
  _options: unknown,
  callback: (error: Error | null, address: string, family: number) => void,
): void => callback(null, address, isIPv6(address) ? 6 : 4)

const openSocket = (address: string): Socket => {
  const type = isIPv6(address.replace(/%.*$/, '')) ? 'udp6' : 'udp4'
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- node calls it with these arguments; its type names others
  const options = { type, recvBufferSize: RECEIVE_BUFFER, lookup: asGiven } as Parameters<typeof createSocket>[0]
  return createSocket(options)
}

/**
 * Opens a socket, on a port of the system's choice. It closes by itself after a second without questions. One function for
 * all of it: what it waits for, and whether it is closed, change with every datagram, thousands of times a second.
 */
export const createUdpSocket = ({ address, port }: ServerAddress): UdpSocket => {
  const socket = openSocket(address)
  const waiting = new Map<number, Pending>()
  let unsent: Uint8Array[] | null = [] // null once connected
  let isClosed = false
  let isRetired = false

  const close = () => {
    if (isClosed) return
    isClosed = true
    clearTimeout(idle)
    socket.close()
    const left = [...waiting.values()]
    waiting.clear()
    for (const { onReply } of left) onReply('unreachable')
  }
  const idle = setTimeout(() => (waiting.size === 0 ? close() : undefined), IDLE_TIME).unref()
  const forget = (id: number) => {
    waiting.delete(id)
    if (waiting.size > 0 || isClosed) return
    if (isRetired) close()
    else idle.refresh()
  }
  /** ECONNREFUSED, EHOSTUNREACH and the like: said of the server, not of one question. */
  const onSent = (error: Error | null) => {
    if (error) close()
  }
  const transmit = (bytes: Uint8Array) => {
    if (unsent) unsent.push(bytes)
    else socket.send(bytes, onSent)
  }
  const receive = (bytes: Uint8Array) => {
    const id = idOf(bytes)
    const pending = id === null ? undefined : waiting.get(id)
    if (id === null || !pending) return // late, or forged
    const message: Message | null = decodeMessage(bytes)
    if (message && !isReplyTo(message, pending.question)) {
      pending.hasStray = true // a late answer to an earlier question under this id, or a lie: ours may still come
      return
    }
    forget(id)
    pending.onReply(message ?? 'bad-answer')
  }

  socket.on('error', close)
  socket.on('message', receive)
  socket.connect(port, address, (error?: Error) => {
    if (isClosed) return
    if (error) return close() // no way to such an address at all
    const bytes = unsent ?? []
    unsent = null
    for (const datagram of bytes) transmit(datagram)
  })
  socket.unref() // whoever waits for an answer keeps a timer, which keeps the process

  return {
    pending: () => waiting.size,
    isClosed: () => isClosed,
    close,
    retire: () => {
      isRetired = true
      if (waiting.size === 0) close()
    },
    send: (question, onReply) => {
      let id = randomId()
      while (waiting.has(id)) id = randomId()
      const cancel = () => {
        if (waiting.get(id) === pending) forget(id)
      }
      const pending: Pending = { question, onReply, cancel, hasStray: false }
      waiting.set(id, pending)
      setId(question.bytes, id)
      transmit(question.bytes)
      return pending
    },
  }
}
