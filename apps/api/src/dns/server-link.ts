import type { OnReply, Question } from './question.ts'

/** A question on its way. */
export interface Sent {
  /** True when something came back that answers another question. */
  hasStray(): boolean
  /** Waits for it no longer. */
  cancel(): void
}

/** The way to one server. */
export interface ServerLink {
  send(question: Question, onReply: OnReply): Sent
  /** Closes every socket; what waits is told `unreachable`. */
  close(): void
}
