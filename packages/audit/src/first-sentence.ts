import type { Locale } from './check.ts'

/** A heading should be read at a glance. */
const LONGEST = 240 // characters

const SEGMENTERS = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  fr: new Intl.Segmenter('fr', { granularity: 'sentence' }),
} satisfies Record<Locale, Intl.Segmenter>

/** The first sentence of a text and the others; null where it is too long to stand as a heading. */
export const splitFirstSentence = (text: string, locale: Locale): { first: string; rest: string } | null => {
  const [sentence] = SEGMENTERS[locale].segment(text)
  const first = sentence?.segment.trim() ?? ''
  if (first === '' || first.length > LONGEST) return null
  return { first, rest: text.slice(sentence?.segment.length).trim() }
}

interface Told {
  readonly status: string
  readonly title: string
  readonly summary: string | null
}

/**
 * What stands over a finding, and what is left to say below it. The title of a check is true when it passes: over a fault it
 * would read as its opposite, so the first sentence of what was found stands there instead.
 */
export const headed = ({ status, title, summary }: Told, locale: Locale): Pick<Told, 'title' | 'summary'> => {
  const split = status === 'fail' && summary !== null ? splitFirstSentence(summary, locale) : null
  return split === null ? { title, summary } : { title: split.first, summary: split.rest || null }
}
