import { isAscii } from 'node:buffer'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import {
  chooseMechanism,
  ehloFacts,
  type Extensions,
  type Mechanism,
  offeredMechanisms,
  TOKEN_MECHANISM,
} from './extensions.ts'
import { isAnswer, isBodyRefused } from './nodemailer-fault.ts'
import type { RelayTarget, TokenCredentials } from './relay-target.ts'
import { createSmtpLink, type SmtpLink } from './smtp-link.ts'
import { SmtpFailure } from './smtp-failure.ts'
import { notSmtp, quoteReply, secretForms } from './smtp-reply.ts'
import type { Timeouts } from './timeouts.ts'
import { loginWithToken } from './token-login.ts'
import { type Envelope, tryEnvelope, type TrialOptions } from './try-envelope.ts'

/** One message, ready for the wire. The addresses have passed `EmailAddress`. */
export interface Letter {
  from: string
  to: string
  /** The whole message, with CRLF line ends. */
  message: Buffer
}

export interface SendOptions {
  /** Raised to cancel; without effect once the body has begun. */
  signal: AbortSignal
  /** Milliseconds for MAIL, RCPT and DATA together. */
  envelope: number
  /**
   * Called when the server has taken the envelope and waits for the message, before its first byte is written. When it
   * throws, nothing is written, the connection is dropped, and `send` rejects with what it threw.
   */
  onBody(): void
}

type AuthMechanism = Mechanism | typeof TOKEN_MECHANISM

/** A connection on which the server has answered EHLO. */
export interface SmtpSession {
  extensions(): Extensions
  isAlive(): boolean
  setIdle(isIdle: boolean): void
  /**
   * Signs in. Rejects with `smtp-auth-not-offered`, `smtp-auth-method-not-offered`, `smtp-auth-failed`,
   * `smtp-auth-disabled`, `smtp-auth-temporary`, `smtp-auth-required`, with a token the `sign-in-…` codes, or a failure of
   * the connection.
   */
  authenticate(signal: AbortSignal): Promise<AuthMechanism>
  /**
   * Sends to exactly one recipient; gives the server's reply to the message. Rejects with `outcome-unknown` when the
   * connection was lost after the body had begun: the message may have been taken.
   */
  send(letter: Letter, options: SendOptions): Promise<string>
  /** What the server's reply to EHLO says, for people to read. */
  ehloFacts(): Record<string, string>
  /**
   * Asks whether the server would take a message with this envelope, sends none, and ends the session. Rejects with what
   * a refusal of MAIL or RCPT means, or with the loss of the connection.
   */
  tryEnvelope(envelope: Envelope, options: TrialOptions): Promise<void>
  /** Takes leave with QUIT, and closes whether or not the server answers. */
  quit(): void
  destroy(): void
}

export interface SessionOptions {
  timeouts: Timeouts
  signal: AbortSignal
}

const NEVER = new AbortController().signal

/** A stream whose `beforeFirstByte` runs when nodemailer has the server's word to go on; when it throws, nothing flows. */
const messageStream = (message: Buffer, beforeFirstByte: () => void): Readable =>
  new Readable({
    read() {
      try {
        beforeFirstByte()
      } catch {
        this.destroy(new Error('stopped before the body')) // the reason itself is kept by `sendOver`
        return
      }
      this.push(message)
      this.push(null)
    },
  })

interface Call {
  link: SmtpLink
  target: RelayTarget
  timeouts: Timeouts
}

/** Offered, but not the mechanism that the user has chosen; or nothing at all that takes a password. */
const notOffered = ({ link, target: { host, port, authMethod } }: Call): SmtpFailure => {
  const params = { host, port }
  const offered = offeredMechanisms(link.extensions())
  if (authMethod === 'auto' || offered.length === 0) return new SmtpFailure('smtp-auth-not-offered', { params })
  const method = authMethod === 'oauth2' ? TOKEN_MECHANISM : authMethod.toUpperCase()
  const chosen = { method, offered: quoteReply(offered.join(', ').slice(0, 200), []) }
  return new SmtpFailure('smtp-auth-method-not-offered', { params: { ...params, ...chosen } })
}

const authenticateByToken = async (
  call: Call,
  credentials: TokenCredentials,
  signal: AbortSignal,
): Promise<AuthMechanism> => {
  const { link, target, timeouts } = call
  if (!offeredMechanisms(link.extensions()).includes(TOKEN_MECHANISM)) throw notOffered(call)
  await loginWithToken({ link, target, credentials, limits: { milliseconds: timeouts.command, signal } })
  return TOKEN_MECHANISM
}

const authenticateOver = async (call: Call, signal: AbortSignal): Promise<AuthMechanism> => {
  const { link, target, timeouts } = call
  const { credentials, authMethod } = target
  if (credentials !== null && 'accessToken' in credentials) return authenticateByToken(call, credentials, signal)
  const method = authMethod === 'oauth2' ? 'auto' : authMethod
  const mechanism = chooseMechanism(link.extensions(), target.security !== 'none', method)
  if (credentials === null || mechanism === null) throw notOffered(call)
  const { username: user, password: pass } = credentials
  const login = link.ask<true>((done) =>
    link.connection.login({ method: mechanism, user, pass }, (error) => done(error, error ? undefined : true)),
  )
  try {
    await link.within({ milliseconds: timeouts.command, signal }, login)
    return mechanism
  } catch (error) {
    if (!isAnswer(error)) link.destroy()
    throw link.faultOf(error, { question: 'auth', isAuthenticated: false })
  }
}

/** Sends, and tells when the body begins: up to that moment the message has not left, from then on it may have. */
const startSending = ({ link, target }: Call, { from, to, message }: Letter, onBody: () => void) => {
  let stopReason: Error | null = null
  let begin = (): void => undefined
  const begun = new Promise<'begun'>((resolve) => {
    begin = () => resolve('begun')
  })
  const stream = messageStream(message, () => {
    try {
      if (link.lockstep.isBroken()) throw notSmtp(target)
      onBody()
    } catch (error) {
      stopReason = error instanceof Error ? error : new Error('stopped', { cause: error })
      throw stopReason
    }
    link.lockstep.asked()
    begin()
  })
  const envelope = { from, to: [to], size: message.length, use8BitMime: !isAscii(message) }
  const answer = link.ask<string>((done) =>
    link.connection.send(envelope, stream, (error, info) => done(error, error ? undefined : info.response)),
  )
  return { begun, answer, stopReason: () => stopReason }
}

const takeLeave = ({ link, timeouts }: Call): void => {
  if (!link.isAlive()) return link.destroy()
  link.setIdle(true)
  link.connection.quit()
  setTimeout(() => link.destroy(), timeouts.quit).unref()
}

const sendOver = async (call: Call, letter: Letter, { signal, envelope, onBody }: SendOptions): Promise<string> => {
  const { link, target, timeouts } = call
  const isAuthenticated = link.connection.authenticated
  let isBegun = false
  const sending = startSending(call, letter, () => {
    onBody()
    isBegun = true
  })
  try {
    await link.within({ milliseconds: envelope, signal }, Promise.race([sending.begun, sending.answer]))
    const reply = await link.within({ milliseconds: timeouts.body, signal: NEVER }, sending.answer)
    return quoteReply(reply, secretForms(target.credentials))
  } catch (error) {
    if (isAnswer(error)) takeLeave(call)
    else link.destroy()
    const { host, port } = target
    const cause = link.faultOf(error, { question: 'mail', isAuthenticated })
    if (isBegun && !isBodyRefused(error)) throw new SmtpFailure('outcome-unknown', { cause, params: { host, port } })
    throw sending.stopReason() ?? cause
  }
}

/** Begins a session on a dialled socket: EHLO, or HELO for a server that knows no other. */
export const openSession = async (
  socket: Socket,
  target: RelayTarget,
  { timeouts, signal }: SessionOptions,
): Promise<SmtpSession> => {
  const link = createSmtpLink(socket, target)
  const call: Call = { link, target, timeouts }
  const hello = link.ask<true>((done) => link.connection.connect((error) => done(error, error ? undefined : true)))
  try {
    await link.within({ milliseconds: timeouts.command, signal }, hello)
  } catch (error) {
    link.destroy()
    throw link.faultOf(error, { question: 'ehlo', isAuthenticated: false })
  }
  return {
    extensions: link.extensions,
    isAlive: link.isAlive,
    setIdle: link.setIdle,
    authenticate: (abort) => authenticateOver(call, abort),
    send: (letter, options) => sendOver(call, letter, options),
    ehloFacts: () => (link.ehloReply() === '' ? {} : ehloFacts(link.ehloReply())),
    tryEnvelope: (envelope, options) => tryEnvelope(call, envelope, options),
    quit: () => takeLeave(call),
    destroy: link.destroy,
  }
}
