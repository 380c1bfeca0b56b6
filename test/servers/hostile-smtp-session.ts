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

const AUTHENTICATED = '235 2.7.0 Authentication successful'
const ASK_USERNAME = '334 VXNlcm5hbWU6\r\n'
const ASK_PASSWORD = '334 UGFzc3dvcmQ6\r\n'
const NOT_A_COMMAND = '502 5.5.2 Error: command not recognized'
const TLS_HANDSHAKE = '\x16\x03'
const END_OF_BODY = '\r\n.\r\n'

interface Conversation {
  readonly session: Session
  socket: Socket
  secure: boolean
  mode: Mode
  /** What has come in and is not dealt with yet. */
  received: string
}

/** Holds one conversation. */
export function converse(socket: Socket, session: Session): void {
  const conversation: Conversation = {
    session,
    socket,
    secure: session.security === 'tls',
    mode: 'command',
    received: '',
  }
  listen(conversation)
  answer(conversation, 'greeting', '220 hostile.example.org ESMTP')
}

function listen(conversation: Conversation): void {
  const { socket } = conversation
  socket.setNoDelay(true)
  // Nobody is told about broken connections: breaking them is what this server is for.
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    conversation.received += chunk.toString('latin1')
    while (!conversation.socket.destroyed && consume(conversation)) continue
  })
}

function say({ socket, session }: Conversation, text: string): void {
  if (session.byteByByte) for (const character of text) socket.write(character, 'latin1')
  else socket.write(text, 'latin1')
}

/**
 * Does what the script plans for this step, otherwise gives the sound reply.
 * Returns whether the client has been told to go on.
 */
function answer(conversation: Conversation, step: Step, soundReply: string): boolean {
  const { socket, session } = conversation
  const reaction = session.react(step)
  if (reaction === 'silence') return false
  if (reaction === 'drop') {
    socket.destroy()
    return false
  }
  const reply = reaction ?? { reply: soundReply }
  say(conversation, 'raw' in reply ? reply.raw : `${reply.reply.replaceAll(/\r?\n/g, '\r\n')}\r\n`)
  if ('thenDrop' in reply && reply.thenDrop) socket.destroySoon()
  return 'reply' in reply && /^[23]/m.test(reply.reply)
}

/** Deals with the next line or with the message. Returns whether there may be more to deal with. */
function consume(conversation: Conversation): boolean {
  return conversation.mode === 'body' ? consumeBody(conversation) : consumeLine(conversation)
}

function consumeBody(conversation: Conversation): boolean {
  const { session, socket, received } = conversation
  if (session.dropAfterBodyBytes !== undefined && received.length >= session.dropAfterBodyBytes) {
    socket.destroy()
    return false
  }
  // The line end before the dot may be that of the DATA command: an empty message.
  const end = `\r\n${received}`.indexOf(END_OF_BODY)
  if (end === -1) return false
  session.onMessage(received.slice(0, end))
  conversation.received = received.slice(end + END_OF_BODY.length - 2)
  conversation.mode = 'command'
  answer(conversation, 'dot', '250 2.0.0 Ok: queued as HOSTILE1')
  return true
}

function consumeLine(conversation: Conversation): boolean {
  const { received } = conversation
  // TLS (RFC 8446 section 5.1: a handshake record) where none was agreed on: no line end is going to come.
  if (received.startsWith(TLS_HANDSHAKE)) {
    conversation.received = ''
    answer(conversation, 'unknown', NOT_A_COMMAND)
    return false
  }
  const end = received.indexOf('\r\n')
  if (end === -1) return false
  conversation.received = received.slice(end + 2)
  if (conversation.mode === 'command') obey(conversation, received.slice(0, end))
  else continueAuth(conversation)
  return true
}

function obey(conversation: Conversation, line: string): void {
  const { session, secure } = conversation
  const verb = (line.split(' ')[0] ?? '').toUpperCase()
  session.onCommand(verb === 'AUTH' ? line.split(' ').slice(0, 2).join(' ') : line)
  switch (verb) {
    case 'EHLO':
    case 'HELO':
      return void answer(conversation, 'ehlo', capabilities(session, secure))
    case 'STARTTLS':
      return startTls(conversation)
    case 'AUTH':
      return authenticate(conversation, line)
    case 'MAIL':
      return void answer(conversation, 'mail', '250 2.1.0 Ok')
    case 'RCPT':
      return void answer(conversation, 'rcpt', '250 2.1.5 Ok')
    case 'DATA':
      if (answer(conversation, 'data', '354 End data with <CR><LF>.<CR><LF>')) conversation.mode = 'body'
      return
    case 'QUIT':
      if (answer(conversation, 'quit', '221 2.0.0 Bye')) conversation.socket.end()
      return
    case 'RSET':
      return void answer(conversation, 'rset', '250 2.0.0 Ok')
    case 'NOOP':
      return void answer(conversation, 'noop', '250 2.0.0 Ok')
    default:
      answer(conversation, 'unknown', NOT_A_COMMAND)
  }
}

/** RFC 4954; LOGIN as everybody does it, without a standard. */
function authenticate(conversation: Conversation, line: string): void {
  const [, mechanism = '', initialResponse] = line.split(' ')
  if (mechanism.toUpperCase() === 'LOGIN') {
    conversation.mode = initialResponse === undefined ? 'auth-username' : 'auth-password'
    say(conversation, conversation.mode === 'auth-username' ? ASK_USERNAME : ASK_PASSWORD)
  } else if (initialResponse === undefined) {
    conversation.mode = 'auth-plain'
    say(conversation, '334 \r\n')
  } else answer(conversation, 'auth', AUTHENTICATED)
}

function continueAuth(conversation: Conversation): void {
  conversation.session.onCommand('[secret]')
  if (conversation.mode === 'auth-username') {
    conversation.mode = 'auth-password'
    say(conversation, ASK_PASSWORD)
    return
  }
  conversation.mode = 'command'
  answer(conversation, 'auth', AUTHENTICATED)
}

function startTls(conversation: Conversation): void {
  const { socket, session } = conversation
  if (!answer(conversation, 'starttls', '220 2.0.0 Ready to start TLS')) return
  socket.removeAllListeners('data')
  conversation.secure = true
  conversation.received = ''
  conversation.socket = new TLSSocket(socket, { isServer: true, ...session.tls })
  listen(conversation)
}

/** The EHLO reply, RFC 5321 section 4.1.1.1. */
function capabilities({ security, extensions }: Session, secure: boolean): string {
  const offered = security === 'starttls' && !secure ? [...extensions, 'STARTTLS'] : extensions
  const lines = ['hostile.example.org', ...offered]
  return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n')
}
