import { type ErrorParams, fillPlaceholders, type Locale } from '@bienrecu/shared'
import { en } from '../../locales/tester/en.ts'
import { fr } from '../../locales/tester/fr.ts'

export type TesterWord = keyof typeof en
/** A word with a form for one and a form for several. */
export type CountedWord = TesterWord extends infer Word ? (Word extends `${infer Base}.one` ? Base : never) : never

const WORDS: Record<Locale, Record<TesterWord, string>> = { en, fr }

/** The words of the tester’s pages in one language, and its way to write numbers, times and sizes. */
export interface TesterSay {
  readonly locale: Locale
  (word: TesterWord, params?: ErrorParams): string
  /** The form for this number (CLDR plural rules), `{count}` filled. */
  counted(word: CountedWord, count: number, params?: ErrorParams): string
  /** `8,5` in French; at most one decimal place unless `digits` says more. */
  number(value: number, digits?: number): string
  /** `21 November 2026, 12:00 UTC`. */
  time(at: number | string): string
  /** `21 November 2026`, for an ISO date; any other text stays. */
  day(date: string): string
  /** `3 seconds`, `2 minutes`. */
  duration(seconds: number): string
  /** Of octets. */
  size(octets: number): string
}

const MINUTE = 60
const HOUR = 3600
const KILO = 1000
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/

// U+2212, as printed; Intl writes a hyphen in English.
const withMinus = (text: string): string => text.replace(/^-/, '\u2212')

/** What says the words of the tester’s pages. */
export const createSayTester = (locale: Locale): TesterSay => {
  const say = (word: TesterWord, params: ErrorParams = {}) => fillPlaceholders(WORDS[locale][word], params)
  const plural = new Intl.PluralRules(locale)
  const language = locale === 'en' ? 'en-GB' : locale
  const clock = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  const number = (value: number, digits = 1) =>
    withMinus(new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value === 0 ? 0 : value))
  const counted = (word: CountedWord, count: number, params: ErrorParams = {}) =>
    say(`${word}.${plural.select(Math.abs(count)) === 'one' ? 'one' : 'other'}`, { ...params, count: number(count, 2) })
  const duration = (seconds: number) => {
    if (seconds < MINUTE) return counted('time.seconds', Math.round(seconds))
    if (seconds < HOUR) return counted('time.minutes', Math.floor(seconds / MINUTE))
    return counted('time.hours', Math.floor(seconds / HOUR))
  }
  const size = (octets: number) => {
    if (octets < KILO) return say('size.bytes', { count: number(octets) })
    if (octets < KILO * KILO) return say('size.kilobytes', { count: number(octets / KILO) })
    return say('size.megabytes', { count: number(octets / KILO / KILO) })
  }
  // French counts the first of a month, and no other day; CLDR does not know.
  const firstOf = (text: string) => (locale === 'fr' ? text.replace(/^1 /, '1er ') : text)
  const calendar = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const day = (date: string) => (ISO_DATE.test(date) ? firstOf(calendar.format(new Date(date))) : date)
  const time = (at: number | string) => say('time.utc', { time: firstOf(clock.format(new Date(at))) })
  return Object.assign(say, { locale, counted, number, time, day, duration, size })
}
