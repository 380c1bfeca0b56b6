import { type ErrorParams, fillPlaceholders, type Locale, pickLocale } from '@bienrecu/shared'
import { en } from './en.ts'
import { fr } from './fr.ts'

export type Word = keyof typeof en

/** Says a word or sentence of ours in one language, its `{placeholders}` filled. */
export type Say = (word: Word, params?: ErrorParams) => string

const WORDS: Record<'en' | 'fr', Record<Word, string>> = { en, fr }

export const createSay =
  (locale: Locale): Say =>
  (word, params = {}) =>
    fillPlaceholders(WORDS[locale][word], params)

/** The language of the account that runs us (POSIX: LC_ALL, then LC_MESSAGES, then LANG), or of the system without them. */
export const processLocale = (env: Readonly<Record<string, string | undefined>>): Locale => {
  const posix = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']
  return pickLocale([posix ?? Intl.DateTimeFormat().resolvedOptions().locale])
}
