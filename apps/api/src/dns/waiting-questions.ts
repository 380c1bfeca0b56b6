import { decodeMessage, type Message } from '@bienrecu/audit/dns/decode-message'
import { idOf, isReplyTo, type OnReply, type Question } from './question.ts'
import { randomId } from './random-id.ts'

/** A question that waits for its answer on one socket. */
export interface Waiting {
  readonly id: number
  readonly question: Question
  readonly onReply: OnReply
  /** Something came under its id that answers another question. */
  hasStray: boolean
}

/** What waits on one socket, each question under an id of its own. */
export interface WaitingQuestions {
  count(): number
  add(question: Question, onReply: OnReply): Waiting
  /** Waits for it no longer; false when it did not wait any more. */
  remove(waiting: Waiting): boolean
  /** Forgets all of them, and gives them. */
  empty(): readonly Waiting[]
  /** Tells the question that these octets answer. What is late or forged is passed over. */
  receive(bytes: Uint8Array): void
}

/** `onAnswered` is called for each question that stops waiting because it was answered, before its `onReply`. */
export const createWaitingQuestions = (onAnswered: () => void): WaitingQuestions => {
  const byId = new Map<number, Waiting>()
  return {
    count: () => byId.size,
    add: (question, onReply) => {
      let id = randomId()
      while (byId.has(id)) id = randomId()
      const waiting: Waiting = { id, question, onReply, hasStray: false }
      byId.set(id, waiting)
      return waiting
    },
    remove: (waiting) => byId.get(waiting.id) === waiting && byId.delete(waiting.id),
    empty: () => {
      const all = [...byId.values()]
      byId.clear()
      return all
    },
    receive: (bytes) => {
      const id = idOf(bytes)
      const waiting = id === null ? undefined : byId.get(id)
      if (id === null || !waiting) return // late, or forged
      const message: Message | null = decodeMessage(bytes)
      if (message && !isReplyTo(message, waiting.question)) {
        waiting.hasStray = true // a late answer to an earlier question under this id, or a lie: ours may still come
        return
      }
      byId.delete(id)
      onAnswered()
      waiting.onReply(message ?? 'bad-answer')
    },
  }
}
