import type { ErrorParams, FieldErrorCode, ImapErrorCode, SmtpErrorCode } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'

interface ImapDetails {
  cause?: unknown
  params?: ErrorParams
  /** The server's words, secrets already removed. */
  reply?: string | null
}

/** A failure of the conversation with an IMAP server, with the server's own words where it gave any. */
export class ImapFailure extends AppError {
  readonly reply: string | null

  constructor(
    code: ImapErrorCode | Extract<SmtpErrorCode, `tls-${string}`> | Extract<FieldErrorCode, 'imap-port-not-allowed'>,
    { reply = null, ...details }: ImapDetails = {},
  ) {
    super(code, details)
    this.name = 'ImapFailure'
    this.reply = reply
  }
}

/** The IMAP server's words that came with an error, if it carries any. */
export const imapReplyOf = (error: unknown): string | null => (error instanceof ImapFailure ? error.reply : null)
