import type { Socket } from 'node:net'
import { TLSSocket, type TlsOptions } from 'node:tls'

import type { HostileSmtpOptions, Reaction } from './hostile-smtp.ts'

/** Where in a conversation a script can interfere; `dot` is the answer to the final dot of the message. */
export type Step =
  | 'greeting'
  | 'ehlo'
  | 'starttls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'dot'
  | 'rset'
  | 'noop'
  | 'quit'
  | 'unknown'

export interface Session extends HostileSmtpOptions {
  readonly tls: TlsOptions
  readonly extensions: readonly string[]
  /** What the script plans for a step, or null for the behaviour of a sound server. */
  react(step: Step): Reaction | null
  onCommand(line: string): void
  onMessage(message: string): void
}

/** What the next line from the client is. */
type Mode = 'command' | 'auth-username' | 'auth-password' | 'auth-plain' | 'body'

const NOT_A_COMMAND = '502 5.5.2 Error: command not recognized'
const TLS_HANDSHAKE = '\x16\x03'
const END_OF_BODY = '\r\n.\r\n'

/** Holds one conversation. */
export function converse(initial: Socket, session: Session): void {
  let socket = initial
  let secure = session.security === 'tls'
  let mode: Mode = 'command'
  let received = ''

  const listen = (next: Socket): void => {
    socket = next
    socket.setNoDelay(true)
    // Nobody is told about broken connections: breaking them is what this server is for.
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1')
      consume()
    })
  }
  const say = (text: string): void => {
    if (session.byteByByte) for (const character of text) socket.write(character, 'latin1')
    else socket.write(text, 'latin1')
  }
  /** Does what the script plans for this step, otherwise gives the sound reply. True when the sound thing happened. */
  const answer = (step: Step, sound: string): boolean => {
    const reaction = session.react(step)
    if (reaction === null) say(`${sound}\r\n`)
    else if (reaction === 'drop') socket.destroy()
    else if (reaction !== 'silence') {
      say('raw' in reaction ? reaction.raw : `${reaction.reply.replaceAll('\n', '\r\n')}\r\n`)
      if ('thenDrop' in reaction && reaction.thenDrop) socket.destroySoon()
      return 'reply' in reaction && /^[23]/m.test(reaction.reply)
    }
    return reaction === null
  }
  const consume = (): void => {
    while (!socket.destroyed && (mode === 'body' ? consumeBody() : consumeLine())) continue
  }
  const consumeBody = (): boolean => {
    if (session.dropAfterBodyBytes !== undefined && received.length >= session.dropAfterBodyBytes) {
      socket.destroy()
      return false
    }
    const end = `\r\n${received}`.indexOf(END_OF_BODY)
    if (end === -1) return false
    session.onMessage(received.slice(0, end))
    received = received.slice(end + END_OF_BODY.length - 2)
    mode = 'command'
    answer('dot', '250 2.0.0 Ok: queued as HOSTILE1')
    return true
  }
  const consumeLine = (): boolean => {
    // TLS (RFC 8446 section 5.1: a handshake record) where none was agreed on: no line end is going to come.
    if (received.startsWith(TLS_HANDSHAKE)) {
      received = ''
      answer('unknown', NOT_A_COMMAND)
      return false
    }
    const end = received.indexOf('\r\n')
    if (end === -1) return false
    const line = received.slice(0, end)
    received = received.slice(end + 2)
    if (mode === 'command') command(line)
    else continueAuth()
    return true
  }
  const continueAuth = (): void => {
    session.onCommand('[secret]')
    if (mode === 'auth-username') {
      mode = 'auth-password'
      say('334 UGFzc3dvcmQ6\r\n')
      return
    }
    mode = 'command'
    answer('auth', '235 2.7.0 Authentication successful')
  }
  const authenticate = (line: string): void => {
    const [, mechanism = '', initialResponse] = line.split(' ')
    if (mechanism.toUpperCase() === 'LOGIN') {
      mode = initialResponse === undefined ? 'auth-username' : 'auth-password'
      say(mode === 'auth-username' ? '334 VXNlcm5hbWU6\r\n' : '334 UGFzc3dvcmQ6\r\n')
    } else if (initialResponse === undefined) {
      mode = 'auth-plain'
      say('334 \r\n')
    } else answer('auth', '235 2.7.0 Authentication successful')
  }
  const startTls = (): void => {
    if (!answer('starttls', '220 2.0.0 Ready to start TLS')) return
    socket.removeAllListeners('data')
    secure = true
    received = ''
    listen(new TLSSocket(socket, { isServer: true, ...session.tls }))
  }
  const command = (line: string): void => {
    const verb = (line.split(' ')[0] ?? '').toUpperCase()
    session.onCommand(verb === 'AUTH' ? line.split(' ').slice(0, 2).join(' ') : line)
    switch (verb) {
      case 'EHLO':
      case 'HELO':
        return void answer('ehlo', capabilities(session, secure))
      case 'STARTTLS':
        return startTls()
      case 'AUTH':
        return authenticate(line)
      case 'MAIL':
        return void answer('mail', '250 2.1.0 Ok')
      case 'RCPT':
        return void answer('rcpt', '250 2.1.5 Ok')
      case 'DATA':
        if (answer('data', '354 End data with <CR><LF>.<CR><LF>')) mode = 'body'
        return
      case 'QUIT':
        if (answer('quit', '221 2.0.0 Bye')) socket.end()
        return
      case 'RSET':
        return void answer('rset', '250 2.0.0 Ok')
      case 'NOOP':
        return void answer('noop', '250 2.0.0 Ok')
      default:
        answer('unknown', NOT_A_COMMAND)
    }
  }

  listen(initial)
  answer('greeting', '220 hostile.example.org ESMTP')
}

/** The EHLO reply, RFC 5321 section 4.1.1.1. */
function capabilities({ security, extensions }: Session, secure: boolean): string {
  const offered = security === 'starttls' && !secure ? [...extensions, 'STARTTLS'] : extensions
  const lines = ['hostile.example.org', ...offered]
  return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n')
}
