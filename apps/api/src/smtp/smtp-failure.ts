import type { ErrorParams, SignInErrorCode, SmtpErrorCode } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'

interface SmtpDetails {
  cause?: unknown
  params?: ErrorParams
  /** The peer's reply, secrets already removed. */
  reply?: string | null
}

/** A failure of the conversation with a relay, with the relay's own words where it gave any. */
export class SmtpFailure extends AppError {
  readonly reply: string | null

  constructor(
    code: SmtpErrorCode | SignInErrorCode | 'cancelled' | 'outcome-unknown',
    { reply = null, ...details }: SmtpDetails = {},
  ) {
    super(code, details)
    this.name = 'SmtpFailure'
    this.reply = reply
  }
}

/** The relay's words that came with an error, if it carries any. */
export const replyOf = (error: unknown): string | null => (error instanceof SmtpFailure ? error.reply : null)
