import type { Locale } from '@bienrecu/shared'
import { WORDS } from './words.ts'

/** Numbers and days as they are written in the country of a language. */
interface LocalFormats {
  /** Hundredths of the currency. */
  money(hundredths: number): string
  /** Hundredths of the whole: 20 is 20 %. */
  percent(percent: number): string
  /** The number of the day stays with its month at the end of a line. */
  day(date: Date): string
}

// French says the first of a month as an ordinal, the others as numbers; CLDR has no pattern for that.
const FIRST_OF_MONTH = /^1(?= )/

const createFormats = (locale: Locale): LocalFormats => {
  const { tag, currency } = WORDS[locale]
  const money = new Intl.NumberFormat(tag, { style: 'currency', currency })
  const percent = new Intl.NumberFormat(tag, { style: 'percent' })
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })
  return {
    money: (hundredths) => money.format(hundredths / 100),
    percent: (value) => percent.format(value / 100),
    day: (date) => {
      const text = day.format(date)
      return (locale === 'fr' ? text.replace(FIRST_OF_MONTH, '1er') : text).replace(' ', '\u00a0')
    },
  }
}

const made = new Map<Locale, LocalFormats>()

/** The formats of a language, made once. Days are those of UTC, as in the Date field of the message. */
export const formatsOf = (locale: Locale): LocalFormats => {
  const formats = made.get(locale) ?? createFormats(locale)
  made.set(locale, formats)
  return formats
}
