import type { ErrorCode, ErrorParams } from './error-code.ts'
import { en } from './error-text/en.ts'
import { fr } from './error-text/fr.ts'
import type { Locale } from './locale.ts'

const SENTENCES: Record<Locale, Record<ErrorCode, string>> = { en, fr }

/** Fills the `{placeholders}` of a sentence; one without a value is left out together with its space. */
export const fillPlaceholders = (sentence: string, params: ErrorParams): string =>
  sentence.replace(/ ?\{(\w+)\}/g, (match, name: string) => {
    const value = params[name]
    return value === undefined ? '' : (match.startsWith(' ') ? ' ' : '') + String(value)
  })

/** The one sentence of an error code in a language. */
export const errorSentence = (code: ErrorCode, locale: Locale, params: ErrorParams = {}): string =>
  fillPlaceholders(SENTENCES[locale][code], params)
