import { idOf } from './question.ts'

const LENGTH = 2 // octets before each message, RFC 1035 §4.2.2

/** The message with its length before it, as it goes over TCP. */
export const framed = (message: Uint8Array): Uint8Array => {
  const frame = new Uint8Array(LENGTH + message.length)
  frame[0] = message.length >> 8
  frame[1] = message.length & 0xff
  frame.set(message, LENGTH)
  return frame
}

/** Takes the pieces of a stream as they come, and gives the messages that are whole by then. */
export const createFrameReader = (): ((piece: Uint8Array) => readonly Uint8Array[]) => {
  let rest: Uint8Array = new Uint8Array(0)
  return (piece) => {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    const messages: Uint8Array[] = []
    let at = 0
    for (;;) {
      const size = idOf(bytes.subarray(at, at + LENGTH)) // two octets, like an id
      if (size === null || at + LENGTH + size > bytes.length) break
      messages.push(bytes.subarray(at + LENGTH, at + LENGTH + size))
      at += LENGTH + size
    }
    rest = bytes.subarray(at)
    return messages
  }
}
