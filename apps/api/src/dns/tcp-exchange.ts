import { connect } from 'node:net'
import { decodeMessage, type Message } from '@bienrecu/audit/dns/decode-message'
import { type Fault, isReplyTo, type Question, withId } from './question.ts'
import { randomId } from './random-id.ts'
import type { ServerAddress } from './server-address.ts'
import { createFrameReader, framed } from './tcp-frames.ts'

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
    const read = createFrameReader()
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
      socket.write(framed(withId(question, id)))
    })
    socket.on('data', (piece) => {
      const [bytes] = read(piece)
      if (!bytes) return
      const message = decodeMessage(bytes)
      const isOurs = message?.id === id && !message.isTruncated && isReplyTo(message, question)
      settle(message && isOurs ? message : 'bad-answer')
    })
    socket.on('error', () => settle(isConnected ? 'bad-answer' : 'unreachable'))
    socket.once('close', () => settle(isConnected ? 'bad-answer' : 'unreachable'))
  })
