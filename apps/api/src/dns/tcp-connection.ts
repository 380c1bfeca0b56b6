import { connect } from 'node:net'
import { type OnReply, type Question, withId } from './question.ts'
import type { ServerAddress } from './server-address.ts'
import { createFrameReader, framed } from './tcp-frames.ts'
import { createWaitingQuestions, type Waiting } from './waiting-questions.ts'

/** One connection to one server, on which many questions wait at once. */
export interface TcpConnection {
  send(question: Question, onReply: OnReply): Waiting
  /** Waits for it no longer. */
  cancel(waiting: Waiting): void
  isClosed(): boolean
  /** Closes at once, and gives what still waits. */
  close(): readonly Waiting[]
}

const IDLE_TIME = 1_000 // ms without questions
const SILENCE = 2_000 // ms without an octet, while questions wait

/**
 * Opens a connection and sends questions on it without waiting for the answers, which come in any order (RFC 7766 §6.2.1.1):
 * all questions of one turn of the event loop leave in one write. It closes by itself after a second without questions.
 * `onLost` is told what still waits when the server closes it, cannot be reached, or says nothing for two seconds, and
 * whether it ever answered.
 */
export const createTcpConnection = (
  { address, port }: ServerAddress,
  onLost: (left: readonly Waiting[], hasAnswered: boolean) => void,
): TcpConnection => {
  const socket = connect({ host: address, port, noDelay: true })
  const read = createFrameReader()
  let unsent: Uint8Array[] = []
  let hasAnswered = false
  let isClosed = false

  const waiting = createWaitingQuestions(() => {
    hasAnswered = true
  })
  const close = () => {
    isClosed = true
    clearTimeout(timer)
    socket.destroy()
    return waiting.empty()
  }
  const lose = () => {
    if (!isClosed) onLost(close(), hasAnswered)
  }
  const watch = (time: number, end: () => void): NodeJS.Timeout => setTimeout(end, time).unref()
  let timer = watch(SILENCE, lose)
  const wait = () => {
    clearTimeout(timer)
    timer = waiting.count() > 0 ? watch(SILENCE, lose) : watch(IDLE_TIME, () => void close())
  }
  const flush = () => {
    if (!isClosed) socket.write(Buffer.concat(unsent))
    unsent = []
  }
  socket.on('data', (piece) => {
    for (const message of read(piece)) waiting.receive(message)
    if (!isClosed) wait()
  })
  socket.on('error', lose)
  socket.once('end', lose)
  socket.once('close', lose)
  socket.unref() // whoever waits for an answer keeps a timer, which keeps the process

  return {
    isClosed: () => isClosed,
    close,
    send: (question, onReply) => {
      const added = waiting.add(question, onReply)
      if (waiting.count() === 1) wait()
      if (unsent.length === 0) setImmediate(flush)
      unsent.push(framed(withId(question, added.id)))
      return added
    },
    cancel: (added) => {
      if (waiting.remove(added) && waiting.count() === 0 && !isClosed) wait()
    },
  }
}
