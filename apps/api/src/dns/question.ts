import { isAnswerTo } from '@bienrecu/audit/dns/read-response'
import type { Message } from '@bienrecu/audit/dns/decode-message'
import type { RecordType } from '@bienrecu/audit/resolver'

/** One question to send: what it asks, and its octets, which take the id of each sending. */
export interface Question {
  readonly name: string
  readonly type: RecordType
  readonly bytes: Uint8Array
}

/** Why a server gave no answer that can be used. */
export type Fault = 'bad-answer' | 'timeout' | 'unreachable'

/** Told once what became of a question. */
export type OnReply = (reply: Message | Fault) => void

/** Puts an id at the head of a message. */
export const setId = (bytes: Uint8Array, id: number): void => {
  bytes[0] = id >> 8
  bytes[1] = id & 0xff
}

/** The id at the head of a message, or null when it is too short for one. */
export const idOf = (bytes: Uint8Array): number | null => {
  const [high, low] = bytes
  return high === undefined || low === undefined ? null : high * 0x100 + low
}

/** True for a response to this very question. */
export const isReplyTo = (message: Message, { name, type }: Question): boolean =>
  message.isResponse && isAnswerTo(message, name, type)
