import { AppError } from '../app-error.ts'
import { type Question, replyFault } from './reply-fault.ts'
import { SmtpFailure } from './smtp-failure.ts'
import { notSmtp, parseReply, quoteReply } from './smtp-reply.ts'

export interface FaultContext {
  host: string
  port: number
  /** What was asked, when the error does not say so itself. */
  question: Question
  isAuthenticated: boolean
  /** Forms of the credentials that must not be quoted. */
  secrets: readonly string[]
}

/** The fields nodemailer puts on its errors (errors.d.ts), read without trust. */
const fieldOf = (error: unknown, name: 'code' | 'command' | 'response'): string => {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined
  return typeof value === 'string' ? value : ''
}

const QUESTIONS: Readonly<Record<string, Question>> = {
  EHLO: 'ehlo',
  HELO: 'ehlo',
  'MAIL FROM': 'mail',
  'RCPT TO': 'rcpt',
  DATA: 'data',
}

const questionOf = (error: unknown, otherwise: Question): Question =>
  isBodyRefused(error) ? 'body' : (QUESTIONS[fieldOf(error, 'command')] ?? otherwise)

/** True when the server has answered the message itself, and refused it: it was not taken, beyond doubt. */
export const isBodyRefused = (error: unknown): boolean =>
  fieldOf(error, 'code') === 'EMESSAGE' &&
  fieldOf(error, 'command') === 'DATA' &&
  /^[45]\d\d/.test(fieldOf(error, 'response'))

/** True when the server answered something; false when the connection is lost. */
export const isAnswer = (error: unknown): boolean => fieldOf(error, 'response') !== ''

/** Makes our failure out of nodemailer's error: by the server's reply when there is one, else by what became of the connection. */
export const connectionFault = (error: unknown, context: FaultContext): AppError => {
  if (error instanceof AppError) return error
  const params = { host: context.host, port: context.port }
  const reply = parseReply(fieldOf(error, 'response'))
  const type = fieldOf(error, 'code')
  if (reply !== null && reply.code >= 400) {
    const { isAuthenticated, secrets } = context
    const code = replyFault(reply, { question: questionOf(error, context.question), isAuthenticated })
    // nodemailer's error repeats the raw reply, which may repeat the password: it is no cause to be logged.
    return new SmtpFailure(code, { params, reply: quoteReply(reply.text, secrets) })
  }
  if (type === 'EPROTOCOL' || isAnswer(error)) return notSmtp(params)
  if (type === 'EMESSAGE') return new SmtpFailure('smtp-message-refused', { cause: error, params }) // above its SIZE
  return new SmtpFailure(type === 'ETIMEDOUT' ? 'smtp-timeout' : 'smtp-closed', { cause: error, params })
}
