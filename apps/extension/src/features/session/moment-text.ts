import type { Locale } from '@bienrecu/shared'
import { createWords } from '../../locales/create-words.ts'
import { time as en } from '../../locales/en.yml'
import { time as fr } from '../../locales/fr.yml'

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** How long ago, as one says it: “2 minutes ago”, « il y a 2 minutes »; just now below a minute. A month or more is given as a date. */
export const agoText = (moment: Date, now: Date, locale: Locale): string => {
  const past = Math.max(0, now.getTime() - moment.getTime())
  const unitAndSize = UNITS.find(([, length]) => past >= length)
  if (!unitAndSize) return createWords(en, fr, () => locale)('just-now')
  const [unit, size] = unitAndSize
  if (unit === 'day' && past >= 30 * size) return dateText(moment, locale)
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(past / size), unit)
}

/** A day with its month and year. */
export const dateText = (moment: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(moment)
