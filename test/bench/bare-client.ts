import { connect, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'

/** Where and as whom the bare client sends. */
export interface BareTarget {
  readonly port: number
  readonly security: 'tls' | 'starttls'
  /** PEM; the only authority that is trusted. */
  readonly authority: string
  readonly username: string
  readonly password: string
  readonly from: string
  /** The whole message with CRLF line ends, no line beginning with a dot. */
  readonly message: string
}

/** One message sent: the milliseconds it took, and the connection it can be followed on. */
export interface BareSend {
  readonly milliseconds: number
  /** Sends one more on the same connection. */
  again(to: string): Promise<number>
  end(): void
}

interface Talk {
  socket: Socket
  /** Writes these commands at once and waits for as many replies. */
  say(...commands: string[]): Promise<void>
  /** Waits for a reply nobody asked for. */
  hear(): Promise<void>
}

const LAST_LINE = /^[23]\d\d /
const REFUSAL = /^[45]\d\d[ -]/

/** Reads replies as they come; a refusal ends the run. */
const talkOver = (socket: Socket): Talk => {
  let text = ''
  const replies: string[] = []
  let wake = (): void => undefined
  socket.on('data', (chunk: Buffer) => {
    const lines = (text + chunk.toString('latin1')).split('\r\n')
    text = lines.pop() ?? ''
    replies.push(...lines.filter((line) => LAST_LINE.test(line) || REFUSAL.test(line)))
    wake()
  })
  const hear = async (): Promise<void> => {
    while (replies.length === 0) await new Promise<void>((resolve) => (wake = resolve))
    const reply = replies.shift() ?? ''
    if (REFUSAL.test(reply)) throw new Error(`the server refused: ${reply}`)
  }
  return {
    socket,
    hear,
    async say(...commands) {
      socket.write(`${commands.join('\r\n')}\r\n`)
      for (let due = commands.length; due > 0; due -= 1) await hear()
    },
  }
}

const secure = (options: ConnectionOptions): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connectTls({ host: '127.0.0.1', minVersion: 'TLSv1.2', ...options })
    socket.once('secureConnect', () => resolve(socket))
    socket.once('error', reject)
  })

const open = async ({ port, security, authority }: BareTarget): Promise<Talk> => {
  if (security === 'tls') {
    const talk = talkOver(await secure({ port, ca: authority }))
    await talk.hear()
    return talk
  }
  const plain = connect({ port, host: '127.0.0.1', noDelay: true })
  const clear = talkOver(plain)
  await clear.hear()
  await clear.say('EHLO [127.0.0.1]')
  await clear.say('STARTTLS')
  plain.removeAllListeners('data')
  return talkOver(await secure({ socket: plain, ca: authority }))
}

/** Connects and signs in. */
const signIn = async (target: BareTarget): Promise<Talk> => {
  const talk = await open(target)
  const secret = Buffer.from(`\0${target.username}\0${target.password}`).toString('base64')
  await talk.say('EHLO [127.0.0.1]')
  await talk.say(`AUTH PLAIN ${secret}`)
  return talk
}

/** Asks whether a message to `to` would be taken, and sends none; gives the milliseconds up to the last answer. */
export const askBarely = async (target: BareTarget, to: string): Promise<number> => {
  const begun = performance.now()
  const { say, socket } = await signIn(target)
  await say(`MAIL FROM:<${target.from}>`, `RCPT TO:<${to}>`)
  const milliseconds = performance.now() - begun
  socket.end('RSET\r\nQUIT\r\n')
  return milliseconds
}

const sendOver = async ({ say }: Talk, { from, message }: BareTarget, to: string): Promise<void> => {
  await say(`MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA')
  await say(`${message}\r\n.`)
}

/**
 * Sends with as little as SMTP allows: no storage, no checks, nothing composed, every command that may be pipelined
 * pipelined. What it takes is what the line and the server take.
 */
export const sendBarely = async (target: BareTarget, to: string): Promise<BareSend> => {
  const begun = performance.now()
  const talk = await signIn(target)
  await sendOver(talk, target, to)
  return {
    milliseconds: performance.now() - begun,
    async again(next) {
      const followed = performance.now()
      await sendOver(talk, target, next)
      return performance.now() - followed
    },
    end: () => void talk.socket.end('QUIT\r\n'),
  }
}
