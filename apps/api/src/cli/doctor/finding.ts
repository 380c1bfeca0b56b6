import { type ErrorParams, errorSentence, type Locale } from '@bienrecu/shared'
import { AppError } from '../../app-error.ts'
import type { Say, Word } from '../../locales/say.ts'

/** `unknown`: it could not be found out, which says nothing either way. */
export type Status = 'ok' | 'warning' | 'failed' | 'unknown'

/** One thing the doctor looked at. */
export interface Finding {
  check: string
  status: Status
  detail: string
}

export interface Patient {
  say: Say
  locale: Locale
}

/** A finding in the words of the command line. */
export const found = (
  { say }: Patient,
  check: string,
  status: Status,
  word: Word,
  params: ErrorParams = {},
): Finding => ({
  check,
  status,
  detail: say(word, params),
})

/** A foreseen failure as a finding, in its own sentence; anything else is a bug and goes on. */
export const failedBy = ({ locale }: Patient, check: string, error: unknown): Finding => {
  if (!(error instanceof AppError)) throw error
  return { check, status: 'failed', detail: errorSentence(error.code, locale, error.params) }
}
