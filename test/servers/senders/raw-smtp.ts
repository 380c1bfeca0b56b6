import { connect, type Socket } from 'node:net'

/** A client that sends octets as they are, however wrong, and hears whole replies. */
export interface RawSmtp {
  /** The next reply, all its lines; empty once the server has closed. */
  hear(): Promise<string>
  /** Says one line and hears the reply. */
  say(line: string): Promise<string>
  /** Sends octets; resolves when they have left, or the connection has ended. */
  send(octets: Uint8Array): Promise<void>
  /** Leaves without a word. */
  vanish(): void
}

/** A transaction of one message. */
export interface RawMail {
  readonly port: number
  readonly from?: string
  readonly to: string
}

const REPLY = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/

/** Connects; the greeting is the first thing to be heard. */
export const rawSmtp = (port: number): RawSmtp => {
  const socket = connect({ port, host: '127.0.0.1' })
  let text = ''
  let wake = () => {}
  socket.on('data', (chunk: Buffer) => ((text += chunk.toString('latin1')), wake()))
  // What went wrong shows in the reply that does not come.
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const hear = async (): Promise<string> => {
    for (;;) {
      const reply = REPLY.exec(text)?.[0]
      if (reply !== undefined) {
        text = text.slice(reply.length)
        return reply.trimEnd()
      }
      if (socket.closed) return ''
      await Promise.race([closed, new Promise<void>((resolve) => (wake = resolve))])
    }
  }
  return {
    hear,
    say(line) {
      socket.write(`${line}\r\n`)
      return hear()
    },
    send: (octets) => Promise.race([closed, written(socket, octets)]),
    vanish: () => void socket.destroy(),
  }
}

/** Resolves also when it could not be written: the connection has ended then. */
const written = (socket: Socket, octets: Uint8Array): Promise<void> =>
  new Promise((resolve) => socket.write(octets, () => resolve()))

/** Says everything up to the reply to DATA. Throws when a command is refused. */
export const beginMail = async ({ port, from = 'isabelle@example.org', to }: RawMail): Promise<RawSmtp> => {
  const client = rawSmtp(port)
  const expectReply = async (reply: Promise<string>, code: string) => {
    const text = await reply
    if (!text.startsWith(code)) throw new Error(`expected ${code}, heard “${text}”`)
  }
  await expectReply(client.hear(), '220')
  await expectReply(client.say('EHLO hostile.example.org'), '250')
  await expectReply(client.say(`MAIL FROM:<${from}>`), '250')
  await expectReply(client.say(`RCPT TO:<${to}>`), '250')
  await expectReply(client.say('DATA'), '354')
  return client
}

const PIECE = 1024 * 1024

/** Sends a message as it is, its dots already doubled, and gives the reply to it; empty when the server has cut the line. */
export const sendRaw = async (mail: RawMail, source: Uint8Array): Promise<string> => {
  const client = await beginMail(mail)
  for (let at = 0; at < source.length; at += PIECE) await client.send(source.subarray(at, at + PIECE))
  const reply = await client.say('\r\n.')
  client.vanish()
  return reply
}
