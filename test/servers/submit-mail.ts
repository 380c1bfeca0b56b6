import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

/** A message to submit, and how. */
export interface Submission {
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  /** The name the certificate is checked against. */
  readonly serverName: string
  readonly ca: string
  readonly login?: { readonly username: string; readonly password: string }
  readonly from: string
  readonly to: readonly string[]
  /** The whole message, with CRLF line ends. */
  readonly message: string
}

interface Connection {
  /** Sends a line and returns the reply, all its lines (RFC 5321 section 4.2.1). Throws on 4xx and 5xx. */
  command(line: string): Promise<string>
  reply(): Promise<string>
  readonly socket: Socket
}

/**
 * Submits one message with the smallest possible SMTP client, independent of the one under test.
 * Returns the server's reply to the message. Throws with the server's reply when a command is refused.
 */
export async function submitMail(submission: Submission): Promise<string> {
  let connection = converse(await openSocket(submission))
  try {
    await connection.reply()
    await connection.command('EHLO client.example.org')
    if (submission.security === 'starttls') {
      await connection.command('STARTTLS')
      connection = converse(await secure(submission, connection.socket))
      await connection.command('EHLO client.example.org')
    }
    if (submission.login) await connection.command(authPlain(submission.login))
    await connection.command(`MAIL FROM:<${submission.from}>`)
    for (const recipient of submission.to) await connection.command(`RCPT TO:<${recipient}>`)
    await connection.command('DATA')
    const accepted = await connection.command(`${submission.message.replace(/^\./gm, '..')}\r\n.`)
    await connection.command('QUIT')
    return accepted
  } finally {
    connection.socket.destroy()
  }
}

function openSocket(submission: Submission): Promise<Socket> {
  if (submission.security === 'tls') return secure(submission)
  return new Promise((resolve, reject) => {
    const socket = connectPlain({ port: submission.port, host: '127.0.0.1' }, () => resolve(socket))
    socket.once('error', reject)
  })
}

function secure({ port, serverName, ca }: Submission, socket?: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const target = socket ? { socket } : { port, host: '127.0.0.1' }
    const secured = connectTls({ ...target, servername: serverName, ca }, () => resolve(secured))
    secured.once('error', reject)
  })
}

/** RFC 4616 section 2, without an authorization identity. */
function authPlain({ username, password }: { username: string; password: string }): string {
  return `AUTH PLAIN ${Buffer.from(`\0${username}\0${password}`).toString('base64')}`
}

function converse(socket: Socket): Connection {
  let text = ''
  let failure: Error | null = null
  let wake = () => {}
  socket.on('data', (chunk: Buffer) => ((text += chunk.toString()), wake()))
  socket.on('error', (error) => ((failure = error), wake()))
  socket.on('close', () => ((failure ??= new Error('The server closed the connection')), wake()))

  const reply = async (): Promise<string> => {
    for (;;) {
      const complete = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/.exec(text)?.[0]
      if (complete !== undefined) {
        text = text.slice(complete.length)
        if (/^[45]/.test(complete)) throw new Error(complete.trim())
        return complete
      }
      if (failure) throw failure
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  return {
    socket,
    reply,
    command(line) {
      socket.write(`${line}\r\n`)
      return reply()
    },
  }
}
