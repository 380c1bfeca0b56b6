/** A client of SMTP that knows just enough to send: what is measured is the other side. */
import { once } from 'node:events'
import { connect } from 'node:net'

export interface MailToSend {
  readonly from: string
  readonly to: string
  readonly message: string
}

export interface MailClient {
  /** Resolves when the server has taken the message, with the time of the final dot (performance.now). Throws otherwise. */
  send(mail: MailToSend): Promise<number>
  close(): void
}

/** Opens a connection and greets. */
export const openMailClient = async (port: number): Promise<MailClient> => {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.setNoDelay(true)
  let heard = ''
  let wake: (() => void) | null = null
  socket.on('data', (piece: Buffer) => {
    heard += piece.toString('latin1')
    wake?.()
  })
  socket.on('error', () => wake?.())
  socket.on('close', () => wake?.())
  /** The next reply, its last line whole. */
  const hear = async (): Promise<string> => {
    for (;;) {
      const end = /^\d{3} .*\r\n/m.exec(heard)
      if (end) {
        const reply = heard.slice(0, end.index + end[0].length)
        heard = heard.slice(reply.length)
        return reply
      }
      if (socket.destroyed) throw new Error(`the server hung up after ${JSON.stringify(heard)}`)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const say = async (line: string, wanted: string): Promise<void> => {
    socket.write(`${line}\r\n`)
    const reply = await hear()
    if (!reply.startsWith(wanted)) throw new Error(`${line.slice(0, 80)}: ${reply}`)
  }
  await once(socket, 'connect')
  await hear()
  await say('EHLO mail.d0.example', '250')
  return {
    send: async ({ from, to, message }) => {
      await say(`MAIL FROM:<${from}>`, '250')
      await say(`RCPT TO:<${to}>`, '250')
      await say('DATA', '354')
      const begun = performance.now()
      await say(`${message.replaceAll(/^\./gm, '..')}\r\n.`, '250')
      return begun
    },
    close: () => socket.end('QUIT\r\n'),
  }
}
