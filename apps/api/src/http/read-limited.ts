import type { IncomingMessage } from 'node:http'

/** The whole body of an answer. Rejects with a plain error beyond `limit` octets. */
export const readLimited = async (message: IncomingMessage, limit: number): Promise<Buffer> => {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of message) {
    const bytes = Buffer.from(piece)
    size += bytes.length
    if (size > limit) throw new Error('the answer is too large')
    pieces.push(bytes)
  }
  return Buffer.concat(pieces)
}
