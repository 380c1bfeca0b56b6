import type { Locale, Params } from './check.ts'

/** Made once: making one takes longer than to fill a page of texts with it. */
const NUMBERS: Partial<Record<Locale, Intl.NumberFormat>> = {}

/** Four digits stand as they are typed: 2048 bits. */
const shown = (value: Params[string], locale: Locale): string => {
  if (typeof value === 'number')
    return (NUMBERS[locale] ??= new Intl.NumberFormat(locale, { useGrouping: 'min2' })).format(value)
  return typeof value === 'string' ? value : value.join(', ')
}

/** Fills `{placeholders}`; one without a value stays as it is, so that its absence is seen. */
export const fill = (text: string, params: Params, locale: Locale): string =>
  text.replaceAll(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value === undefined ? whole : shown(value, locale)
  })
