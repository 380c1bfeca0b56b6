import type { Socket } from 'node:net'
import type { StepWatch } from './dial.ts'
import { readReply } from './read-reply.ts'
import type { RelayTarget } from './relay-target.ts'
import { replyFault } from './reply-fault.ts'
import { SmtpFailure } from './smtp-failure.ts'
import { notSmtp, quoteReply, type SmtpReply, secretForms } from './smtp-reply.ts'
import type { Timeouts } from './timeouts.ts'

/** Who a message would be from, and whom it would go to. The addresses have passed `EmailAddress`. */
export interface Envelope {
  from: string
  to: string
}

export interface EnvelopeTrial {
  target: RelayTarget
  timeouts: Timeouts
  signal: AbortSignal
  watch: StepWatch
  /** Whether the server takes several commands at once (RFC 2920). */
  isPipelined: boolean
  isAuthenticated: boolean
}

type Question = 'mail' | 'rcpt'

const judge = (reply: SmtpReply, question: Question, envelope: Envelope, trial: EnvelopeTrial): string => {
  const { target, isAuthenticated } = trial
  const { host, port, credentials } = target
  const text = quoteReply(reply.text, secretForms(credentials))
  if (reply.code < 300) return text
  if (reply.code < 400) throw notSmtp({ host, port })
  const params = { host, port, ...envelope }
  throw new SmtpFailure(replyFault(reply, { question, isAuthenticated }), { params, reply: text })
}

/**
 * Asks the server whether it would take a message from `from` to `to`, in one round trip where it can. No message follows;
 * `leave` takes the question back. Rejects with what a refusal of MAIL or RCPT means, or with the loss of the connection.
 */
export const tryEnvelope = async (socket: Socket, envelope: Envelope, trial: EnvelopeTrial): Promise<void> => {
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
export const leave = (socket: Socket, isPipelined: boolean, milliseconds: number): void => {
  const quit = () => void socket.write('QUIT\r\n')
  setTimeout(() => socket.destroy(), milliseconds).unref()
  socket.once('data', isPipelined ? () => undefined : quit)
  socket.resume()
  socket.write('RSET\r\n')
  if (!isPipelined) return
  quit()
  socket.unref() // all is said: a command need not wait for the answers before it ends
}
