import type { Locale } from '@bienrecu/shared'

const unit = (value: number, name: 'second' | 'minute', locale: Locale, digits: number): string =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  }).format(value)

/** A span of time as one says it: tenths below ten seconds, then whole seconds, then minutes and seconds. */
export const elapsedText = (milliseconds: number, locale: Locale): string => {
  const seconds = Math.max(0, milliseconds) / 1000
  if (seconds < 9.95) return unit(seconds, 'second', locale, 1)
  const whole = Math.round(seconds)
  if (whole < 60) return unit(whole, 'second', locale, 0)
  const minutes = unit(Math.floor(whole / 60), 'minute', locale, 0)
  return whole % 60 === 0 ? minutes : `${minutes} ${unit(whole % 60, 'second', locale, 0)}`
}
