import { isAnswerTo } from '@bienrecu/audit/dns/read-response'
import type { Message } from '@bienrecu/audit/dns/decode-message'
import type { RecordType } from '@bienrecu/audit/resolver'

/** One question to send: what it asks, and its octets with the id 0. */
export interface Question {
  readonly name: string
  readonly type: RecordType
  readonly bytes: Uint8Array
}

/** Why a server gave no answer that can be used. */
export type Fault = 'bad-answer' | 'timeout' | 'unreachable'

/** Told once what became of a question. */
export type OnReply = (reply: Message | Fault) => void

/** The octets of the question under this id. */
export const withId = ({ bytes }: Question, id: number): Uint8Array => {
  const message = bytes.slice()
  message[0] = id >> 8
  message[1] = id & 0xff
  return message
}

/** The id at the head of a message, or null when it is too short for one. */
export const idOf = (bytes: Uint8Array): number | null => {
  const [high, low] = bytes
  return high === undefined || low === undefined ? null : high * 0x100 + low
}

/** True for a response to this very question. */
export const isReplyTo = (message: Message, { name, type }: Question): boolean =>
  message.isResponse && isAnswerTo(message, name, type)
