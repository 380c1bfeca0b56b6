import { connect } from 'node:net'
import { decodeMessage, type Message } from '@bienrecu/audit/dns/decode-message'
import { type Fault, idOf, isReplyTo, type Question, setId } from './question.ts'
import { randomId } from './random-id.ts'
import type { ServerAddress } from './server-address.ts'

const LENGTH = 2 // octets before each message, RFC 1035 §4.2.2

const framed = (message: Uint8Array): Uint8Array => {
  const frame = new Uint8Array(LENGTH + message.length)
  frame[0] = message.length >> 8
  frame[1] = message.length & 0xff
  frame.set(message, LENGTH)
  return frame
}

/** Gathers the pieces of one message; gives it once it is whole. */
const createCollector = () => {
  let received = Buffer.alloc(0)
  return (piece: Uint8Array): Uint8Array | null => {
    received = Buffer.concat([received, piece])
    const size = idOf(received) // two octets, like an id
    return size !== null && received.length >= LENGTH + size ? received.subarray(LENGTH, LENGTH + size) : null
  }
}

/**
 * Asks over TCP, for an answer too long for UDP, on a connection of its own (RFC 7766). Gives up after `timeout` ms. Never
 * rejects.
 */
export const tcpExchange = (
  { address, port }: ServerAddress,
  question: Question,
  timeout: number,
): Promise<Message | Fault> =>
  new Promise((resolve) => {
    const id = randomId()
    const collect = createCollector()
    const socket = connect({ host: address, port, noDelay: true })
    let isConnected = false
    const settle = (reply: Message | Fault) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(reply)
    }
    const timer = setTimeout(() => settle('timeout'), timeout)
    socket.once('connect', () => {
      isConnected = true
      setId(question.bytes, id)
      socket.write(framed(question.bytes))
    })
    socket.on('data', (piece) => {
      const bytes = collect(piece)
      if (!bytes) return
      const message = decodeMessage(bytes)
      const isOurs = message?.id === id && !message.isTruncated && isReplyTo(message, question)
      settle(message && isOurs ? message : 'bad-answer')
    })
    socket.on('error', () => settle(isConnected ? 'bad-answer' : 'unreachable'))
    socket.once('close', () => settle(isConnected ? 'bad-answer' : 'unreachable'))
  })
