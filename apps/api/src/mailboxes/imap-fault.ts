import type { ErrorParams, ImapErrorCode, SmtpErrorCode } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import { quoteReply } from '../smtp/smtp-reply.ts'
import { systemCode } from '../smtp/system-code.ts'
import { tlsFault } from '../smtp/tls-fault.ts'
import { ImapFailure } from './imap-failure.ts'
import { type MailboxTarget, secretOf } from './mailbox-target.ts'

/** What imapflow puts into the errors it throws, read without trusting it. */
interface ImapError {
  /** imapflow's own code, or Node's. */
  code: string | null
  /** NO or BAD. */
  status: string | null
  /** The response code in brackets, RFC 5530. */
  responseCode: string | null
  /** The server's words. */
  words: string | null
  isAboutAuthentication: boolean
  isAboutTls: boolean
  isFolderMissing: boolean
}

const textAt = (error: object, key: string): string | null => {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' && value !== '' ? value : null
}

/** Without the command's tag and its "NO": `A7 NO [OVERQUOTA] Mailbox is full`. */
const withoutTag = (text: string | null): string | null => text?.replace(/^\S+ (?:NO|BAD|OK) /i, '') ?? null

const readError = (error: unknown): ImapError => {
  const object = error instanceof Error ? error : new Error('not an error', { cause: error })
  return {
    code: systemCode(object),
    status: textAt(object, 'responseStatus'),
    responseCode: textAt(object, 'serverResponseCode')?.toUpperCase() ?? null,
    words: withoutTag(textAt(object, 'response')) ?? textAt(object, 'responseText') ?? textAt(object, 'reason'),
    isAboutAuthentication: Reflect.get(object, 'authenticationFailed') === true,
    isAboutTls: Reflect.get(object, 'tlsFailed') === true,
    isFolderMissing: Reflect.get(object, 'mailboxMissing') === true,
  }
}

const SYSTEM: Readonly<Record<string, ImapErrorCode>> = {
  CONNECT_TIMEOUT: 'imap-unreachable',
  ECONNREFUSED: 'imap-unreachable',
  EHOSTUNREACH: 'imap-unreachable',
  ENETUNREACH: 'imap-unreachable',
  ETIMEDOUT: 'imap-unreachable',
  GREETING_TIMEOUT: 'imap-timeout',
  ETIMEOUT: 'imap-timeout',
  UPGRADE_TIMEOUT: 'imap-timeout',
  ECONNRESET: 'imap-closed',
  EPIPE: 'imap-closed',
  NoConnection: 'imap-closed',
  EConnectionClosed: 'imap-closed',
  StateLogout: 'imap-closed',
  ClosedAfterConnectText: 'imap-closed',
  ClosedAfterConnectTLS: 'imap-closed',
  ETHROTTLE: 'imap-temporary',
  LineTooLarge: 'imap-not-imap',
  LiteralTooLarge: 'imap-not-imap',
  ResponseTooLarge: 'imap-not-imap',
  UnexpectedTag: 'imap-not-imap',
  InvalidResponse: 'imap-not-imap',
  ResponseProcessingFailed: 'imap-not-imap',
  MAX_IMAP_NESTING_REACHED: 'imap-not-imap',
}

const FOLDER_MISSING: ReadonlySet<string> = new Set(['TRYCREATE', 'NONEXISTENT'])
const LATER: ReadonlySet<string> = new Set(['UNAVAILABLE', 'INUSE', 'SERVERBUG', 'CONTACTADMIN', 'LIMIT'])

/** With several addresses every attempt failed: a refusal says most. */
const systemFault = (error: unknown, code: string | null): ImapErrorCode | null => {
  if (error instanceof AggregateError) return 'imap-unreachable'
  if (code?.startsWith('ParserError') === true) return 'imap-not-imap'
  return (code !== null && SYSTEM[code]) || null
}

const signInFault = ({ responseCode, words, code }: ImapError): ImapErrorCode => {
  const lost = systemFault(null, code)
  if (lost !== null) return lost
  if (responseCode !== null && LATER.has(responseCode)) return 'imap-temporary'
  // Nothing was sent then: no mechanism that we know, LOGINDISABLED, or a password in clear refused (RFC 5530).
  if (words === null || responseCode === 'PRIVACYREQUIRED') return 'imap-auth-not-offered'
  return 'imap-auth-failed'
}

const commandFault = ({ responseCode, words, isFolderMissing }: ImapError): ImapErrorCode => {
  if (isFolderMissing || (responseCode !== null && FOLDER_MISSING.has(responseCode))) return 'imap-folder-missing'
  // RFC 5530 has OVERQUOTA; older servers say it in words alone.
  if (responseCode === 'OVERQUOTA' || /quota exceeded|over ?quota|mailbox is full/i.test(words ?? ''))
    return 'imap-full'
  return responseCode !== null && LATER.has(responseCode) ? 'imap-temporary' : 'imap-refused'
}

type TlsErrorCode = Extract<SmtpErrorCode, `tls-${string}`>
const isTlsCode = (code: string): code is TlsErrorCode => code.startsWith('tls-')

/** A handshake that failed, told apart as for SMTP; null for any other error. */
const handshakeFault = (
  error: unknown,
  { code, isAboutTls }: ImapError,
  { host, port, security }: MailboxTarget,
): ImapFailure | null => {
  if (isAboutTls && code === null) return new ImapFailure('imap-starttls-missing', { params: { host, port } })
  const moment = security === 'tls' ? 'connect' : 'starttls'
  const fault = tlsFault(error, { host, port, moment })
  const details = { cause: error, params: fault.params }
  if (fault.code === 'smtp-port-expects-plain') return new ImapFailure('imap-port-expects-plain', details)
  const isOfTls = isAboutTls || /^ERR_(?:SSL|TLS)_|^EPROTO$/.test(code ?? '') || fault.code !== 'tls-failed'
  return isOfTls && isTlsCode(fault.code) ? new ImapFailure(fault.code, details) : null
}

/** What the server says, when it says it in IMAP, without the secrets it may repeat. */
const wordsOf = ({ words }: ImapError, { credentials }: MailboxTarget): string | null => {
  if (words === null) return null
  const secret = secretOf(credentials)
  const forms = [secret, `\0${credentials.username}\0${secret}`].map((form) => Buffer.from(form).toString('base64'))
  return quoteReply(words, [...forms, ...forms.map((form) => form.replace(/=+$/, '')), secret])
}

/**
 * Says what an error of imapflow means: response codes of RFC 5530 and RFC 9051 §7.1, and what servers make of them.
 * Gives the error back where it is none of the server's doing.
 */
export const imapFault = (error: unknown, target: MailboxTarget, params: ErrorParams = {}): unknown => {
  if (error instanceof AppError) return error
  const seen = readError(error)
  const { host, port } = target
  const details = { cause: error, params: { host, port, ...params }, reply: wordsOf(seen, target) }
  // A greeting that says BYE: too many connections, a server going down.
  if (seen.code?.startsWith('ClosedAfterConnect') === true && seen.words !== null)
    return new ImapFailure('imap-temporary', details)
  if (seen.isAboutAuthentication) return new ImapFailure(signInFault(seen), details)
  const handshake = handshakeFault(error, seen, target)
  if (handshake !== null) return handshake
  const code = systemFault(error, seen.code)
  if (code !== null)
    return new ImapFailure(code, { ...details, reply: code === 'imap-temporary' ? details.reply : null })
  return seen.status === null ? error : new ImapFailure(commandFault(seen), details)
}
