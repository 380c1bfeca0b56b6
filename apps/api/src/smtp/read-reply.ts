import type { Socket } from 'node:net'
import { withDeadline } from './deadline.ts'
import { SmtpFailure } from './smtp-failure.ts'
import { notSmtp, parseReply, type SmtpReply } from './smtp-reply.ts'

/*
 * Reads one reply (RFC 5321 §4.2.1) from a socket that nothing else reads. Lines may end in a bare LF, as nodemailer
 * takes them too. Bytes after the reply are a fault: before TLS they could be injected (RFC 3207 §6), and a server that
 * answers before it is asked would be one reply ahead for the rest of the session.
 */

const MAX_REPLY = 65_536 // bytes; a line has at most 512 (RFC 5321 §4.5.3.1.5)
const LAST_LINE = /^[2-5]\d\d(?: |$)/
const MORE_LINES = /^[2-5]\d\d-/
const BEGINNING = /^[2-5]\d\d[ -]/

export interface ReplyOptions {
  host: string
  port: number
  milliseconds: number
  signal: AbortSignal
  /** True for the reply to a command that was sent together with the next one (RFC 2920): another reply may be behind it. */
  isFollowed?: boolean
}

type Progress = { is: 'complete'; text: string; rest: string } | { is: 'incomplete' } | { is: 'not-smtp'; why: string }

/** Takes the bytes as they come, in pieces of any size, and says how far the reply is. `rest`: what came behind it. */
const createAssembler = (): ((chunk: Buffer) => Progress) => {
  const lines: string[] = []
  let rest = '' // one character per byte, so that a character may be split between chunks
  let size = 0

  return (chunk) => {
    size += chunk.length
    if (size > MAX_REPLY) return { is: 'not-smtp', why: 'reply too long' }
    rest += chunk.toString('latin1')
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = rest.slice(0, end).replace(/\r$/, '')
      rest = rest.slice(end + 1)
      if (!MORE_LINES.test(line) && !LAST_LINE.test(line)) return { is: 'not-smtp', why: 'not a reply' }
      lines.push(line)
      if (LAST_LINE.test(line))
        return { is: 'complete', text: Buffer.from(lines.join('\n'), 'latin1').toString('utf8'), rest }
    }
    if (rest.length >= 4 && !BEGINNING.test(rest)) return { is: 'not-smtp', why: 'not a reply' }
    return { is: 'incomplete' }
  }
}

const replyFrom = (socket: Socket, params: { host: string; port: number }, isFollowed: boolean) => {
  const assemble = createAssembler()
  let stop = (): void => undefined
  const reply = new Promise<string>((resolve, reject) => {
    const closed = (cause?: unknown) => reject(new SmtpFailure('smtp-closed', { params, cause }))
    const onClose = () => closed()
    const onData = (chunk: Buffer) => {
      const progress = assemble(chunk)
      if (progress.is === 'not-smtp') reject(notSmtp(params, new Error(progress.why)))
      if (progress.is !== 'complete') return
      const { text, rest } = progress
      if (rest !== '' && !isFollowed) return reject(notSmtp(params, new Error('more than one reply')))
      stop()
      if (rest !== '') socket.unshift(Buffer.from(rest, 'latin1'))
      resolve(text)
    }
    socket.on('data', onData).on('error', closed).on('end', onClose).on('close', onClose)
    socket.resume()
    stop = () => {
      socket.pause()
      socket.off('data', onData).off('error', closed).off('end', onClose).off('close', onClose)
    }
  })
  return { reply, stop }
}

/** Rejects with `smtp-closed`, `smtp-not-smtp`, `smtp-timeout` or `cancelled`. The socket is paused afterwards. */
export const readReply = async (
  socket: Socket,
  { host, port, milliseconds, signal, isFollowed = false }: ReplyOptions,
): Promise<SmtpReply> => {
  const params = { host, port }
  if (socket.destroyed || socket.readableEnded) throw new SmtpFailure('smtp-closed', { params })
  const { reply, stop } = replyFrom(socket, params, isFollowed)
  const late = () => new SmtpFailure('smtp-timeout', { params })
  try {
    const parsed = parseReply(await withDeadline(reply, { milliseconds, signal, late }))
    if (parsed === null) throw notSmtp(params)
    return parsed
  } finally {
    stop()
  }
}
