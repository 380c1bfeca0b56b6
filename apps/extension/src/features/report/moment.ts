import type { Locale } from '@bienrecu/shared'

/** A day and time in full, as a report has them. */
export const momentText = (iso: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso))

/** A day and time in few signs, as a list has them. */
export const shortMomentText = (iso: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))
