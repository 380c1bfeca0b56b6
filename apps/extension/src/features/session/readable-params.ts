import type { ErrorParams, Locale } from '@bienrecu/shared'
import { time as en } from '../../locales/en.yml'
import { time as fr } from '../../locales/fr.yml'
import { createWords } from '../../locales/create-words.ts'

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** A moment as one says it: the time alone for today, with its day otherwise. */
export const readableTime = (moment: Date, now: Date, locale: Locale): string => {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(moment)
  if (moment.toDateString() === now.toDateString()) return time
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(moment)
  return createWords(en, fr, () => locale)('on-day', { time, day })
}

/** The parameters of an error as a reader wants them: moments in local time instead of ISO 8601. */
export const readableParams = (params: ErrorParams, locale: Locale, now = new Date()): ErrorParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && TIMESTAMP.test(value) ? readableTime(new Date(value), now, locale) : value,
    ]),
  )
