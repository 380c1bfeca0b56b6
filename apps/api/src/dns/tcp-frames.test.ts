import { expect, it } from 'vitest'
import { createFrameReader, framed } from './tcp-frames.ts'

const MESSAGES = [Uint8Array.of(1, 2, 3), new Uint8Array(0), new Uint8Array(700).fill(7)]
const STREAM = Buffer.concat(MESSAGES.map(framed))

it('messages come out whole, wherever the stream is cut', () => {
  for (let size = 1; size <= STREAM.length; size += 1) {
    const read = createFrameReader()
    const messages: number[][] = []
    for (let at = 0; at < STREAM.length; at += size)
      messages.push(...read(STREAM.subarray(at, at + size)).map((message) => Array.from(message)))
    expect(messages).toEqual(MESSAGES.map((message) => Array.from(message)))
  }
})
