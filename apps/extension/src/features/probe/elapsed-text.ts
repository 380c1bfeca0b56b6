import type { Locale } from '@bienrecu/shared'

const inUnit = (value: number, unit: 'millisecond' | 'second' | 'minute', locale: Locale, digits = 0): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: digits }).format(value)

/** A span of time as one says it: milliseconds below one second, tenths below ten, then seconds, then minutes too. */
export const elapsedText = (milliseconds: number, locale: Locale): string => {
  if (milliseconds < 1000) return inUnit(Math.max(0, milliseconds), 'millisecond', locale)
  const seconds = milliseconds / 1000
  if (seconds < 9.95) return inUnit(seconds, 'second', locale, 1)
  const whole = Math.round(seconds)
  if (whole < 60) return inUnit(whole, 'second', locale)
  const minutes = inUnit(Math.floor(whole / 60), 'minute', locale)
  return whole % 60 === 0 ? minutes : `${minutes} ${inUnit(whole % 60, 'second', locale)}`
}
