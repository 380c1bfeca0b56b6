import type { Socket } from 'node:net'

/**
 * Watches that a server answers each question once, after it was asked. A server that is one reply ahead would have its
 * "250" to RCPT TO taken for the answer to the message.
 */
export interface Lockstep {
  /** A command, or the message, goes out: one more reply is due. */
  asked(): void
  /** Whether a reply came that nobody was waiting for. */
  isBroken(): boolean
}

const LAST_LINE = /^\d{3}(?: |\r?$)/
const SERVER_LEAVES = /^421/ // may be said at any time, RFC 5321 §3.8

/** Attach it while the socket is paused, before anyone else reads: it must see the bytes first. `due`: replies awaited already. */
export const keepLockstep = (socket: Socket, due: number): Lockstep => {
  let awaited = due
  let isBroken = false
  let line = ''
  const onLine = (text: string) => {
    if (!LAST_LINE.test(text) || SERVER_LEAVES.test(text)) return
    if (awaited === 0) isBroken = true
    else awaited -= 1
  }
  socket.on('data', (chunk: Buffer) => {
    const [first = '', ...rest] = chunk.toString('latin1').split('\n')
    const lines = [(line + first).slice(0, 1_024), ...rest]
    line = lines.pop() ?? ''
    lines.forEach(onLine)
  })
  return {
    asked: () => {
      awaited += 1
    },
    isBroken: () => isBroken,
  }
}
