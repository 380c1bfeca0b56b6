import { type ErrorParams, fillPlaceholders, type Locale } from '@bienrecu/shared'
import { en as pagesEn } from '../../../locales/tester/en.ts'
import { fr as pagesFr } from '../../../locales/tester/fr.ts'
import { en as reportEn } from '../../../locales/tester-report/en.ts'
import { fr as reportFr } from '../../../locales/tester-report/fr.ts'

/** Sections have the names that they have on our pages. */
const en = { ...pagesEn, ...reportEn }
type Word = keyof typeof en

const WORDS: Record<Locale, Record<Word, string>> = { en, fr: { ...pagesFr, ...reportFr } }

const isWord = (text: string): text is Word => text in en

/** Says the words of a report in one language. */
export interface ReportSay {
  readonly locale: Locale
  (word: Word, params?: ErrorParams): string
  /** The word of this name, or nothing where the language has none: for the keys of data. */
  readonly ifAny: (word: string) => string
  readonly number: (value: number) => string
}

/** Made once: making one takes longer than to write a report with it. */
const NUMBERS: Partial<Record<Locale, Intl.NumberFormat>> = {}

export const createReportSay = (locale: Locale): ReportSay => {
  const numbers = (NUMBERS[locale] ??= new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }))
  const say = (word: Word, params: ErrorParams = {}): string => fillPlaceholders(WORDS[locale][word], params)
  return Object.assign(say, {
    locale,
    ifAny: (word: string) => (isWord(word) ? WORDS[locale][word] : ''),
    number: (value: number) => numbers.format(value),
  })
}
