import { createReadStream } from 'node:fs'
import { AppError } from '../../app-error.ts'
import { checkedSource } from '../../tester/results/judge-file.ts'
import type { Terminal } from '../terminal.ts'

const MEGABYTE = 1024 * 1024

/** Reads until the end, or until it is clear that there is too much. */
const readAll = async (stream: AsyncIterable<unknown>, most: number): Promise<Buffer> => {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream) {
    const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece))
    pieces.push(bytes)
    size += bytes.length
    if (size > most) break
  }
  return Buffer.concat(pieces)
}

const unreadable = (path: string) => (cause: unknown) => {
  throw new AppError('input-file-unreadable', { cause, params: { path } })
}

/**
 * The message in a file; `-` is standard input. Throws `input-file-unreadable`, `message-empty`, `message-too-large` or
 * `message-not-mail`.
 */
export const readSource = async (path: string, maxMegabytes: number, { input }: Terminal): Promise<Uint8Array> => {
  const stream = path === '-' ? input : createReadStream(path)
  const source = await readAll(stream, maxMegabytes * MEGABYTE).catch(unreadable(path))
  return checkedSource(source, maxMegabytes)
}
