import { type Locale, pickLocale } from '@bienrecu/shared'

const MAX_TAGS = 20

const weightOf = (parameters: readonly string[]): number => {
  const weight = parameters.map((text) => /^\s*q=(\d(?:\.\d{1,3})?)\s*$/i.exec(text)?.[1]).find(Boolean)
  return weight === undefined ? 1 : Number(weight)
}

/** The language of an `Accept-Language` field (RFC 9110 §12.5.4); English when it names none of ours. Never throws. */
export const requestLocale = (acceptLanguage: string | undefined): Locale => {
  const ranges = (acceptLanguage ?? '').split(',', MAX_TAGS).map((range) => {
    const [tag = '', ...parameters] = range.split(';')
    return { tag: tag.trim(), weight: weightOf(parameters) }
  })
  const wanted = ranges.filter((range) => range.weight > 0).toSorted((a, b) => b.weight - a.weight)
  return pickLocale(wanted.map((range) => range.tag))
}
