import type { Socket } from 'node:net'
import type { StepWatch } from './dial.ts'
import { readReply } from './read-reply.ts'
import type { RelayTarget } from './relay-target.ts'
import { replyFault } from './reply-fault.ts'
import { replyOf, SmtpFailure } from './smtp-failure.ts'
import type { SmtpLink } from './smtp-link.ts'
import { notSmtp, quoteReply, type SmtpReply, secretForms } from './smtp-reply.ts'
import type { Timeouts } from './timeouts.ts'

/** Who a message would be from, and whom it would go to. The addresses have passed `EmailAddress`. */
export interface Envelope {
  from: string
  to: string
}

export interface TrialOptions {
  signal: AbortSignal
  watch: StepWatch
}

/** The session that is asked over. */
interface Asked {
  link: SmtpLink
  target: RelayTarget
  timeouts: Timeouts
}

interface Trial extends Omit<Asked, 'link'>, TrialOptions {
  /** Whether the server takes several commands at once (RFC 2920). */
  isPipelined: boolean
  isAuthenticated: boolean
}

type Question = 'mail' | 'rcpt'

const judge = (reply: SmtpReply, question: Question, envelope: Envelope, trial: Trial): string => {
  const { target, isAuthenticated } = trial
  const { host, port, credentials } = target
  const text = quoteReply(reply.text, secretForms(credentials))
  if (reply.code < 300) return text
  if (reply.code < 400) throw notSmtp({ host, port })
  const params = { host, port, ...envelope }
  throw new SmtpFailure(replyFault(reply, { question, isAuthenticated }), { params, reply: text })
}

const ask = async (socket: Socket, envelope: Envelope, trial: Trial): Promise<void> => {
  const { target, timeouts, signal, watch, isPipelined } = trial
  const options = { ...target, milliseconds: timeouts.command, signal }
  const rcpt = `RCPT TO:<${envelope.to}>\r\n`
  watch.began?.('mail-from')
  socket.write(`MAIL FROM:<${envelope.from}>\r\n${isPipelined ? rcpt : ''}`)
  const mail = await readReply(socket, { ...options, isFollowed: isPipelined })
  watch.passed('mail-from', { address: envelope.from, reply: judge(mail, 'mail', envelope, trial) })
  watch.began?.('rcpt')
  if (!isPipelined) socket.write(rcpt)
  const answer = await readReply(socket, options)
  watch.passed('rcpt', { address: envelope.to, reply: judge(answer, 'rcpt', envelope, trial) })
}

/**
 * Takes the envelope back and says goodbye. Nobody waits for the answers; a server that ignores them is left alone after
 * `milliseconds`.
 */
const leave = (socket: Socket, isPipelined: boolean, milliseconds: number): void => {
  const quit = () => void socket.write('QUIT\r\n')
  setTimeout(() => socket.destroy(), milliseconds).unref()
  socket.once('data', isPipelined ? () => undefined : quit)
  socket.resume()
  socket.write('RSET\r\n')
  if (!isPipelined) return
  quit()
  socket.unref() // all is said: a command need not wait for the answers before it ends
}

/**
 * Asks the server whether it would take a message from `from` to `to`, in one round trip where it can; no message follows,
 * and the session is over. Rejects with what a refusal of MAIL or RCPT means, or with the loss of the connection.
 */
export const tryEnvelope = async (
  { link, target, timeouts }: Asked,
  envelope: Envelope,
  options: TrialOptions,
): Promise<void> => {
  if (!link.isAlive()) {
    const params = { host: target.host, port: target.port }
    options.watch.began?.('mail-from')
    link.destroy()
    throw link.lockstep.isBroken() ? notSmtp(params) : new SmtpFailure('smtp-closed', { params })
  }
  const isPipelined = link.extensions().has('PIPELINING')
  const isAuthenticated = link.connection.authenticated
  const socket = link.release()
  try {
    await ask(socket, envelope, { target, timeouts, ...options, isPipelined, isAuthenticated })
    leave(socket, isPipelined, timeouts.quit)
  } catch (error) {
    if (replyOf(error) === null) socket.destroy()
    else leave(socket, isPipelined, timeouts.quit)
    throw error
  }
}
