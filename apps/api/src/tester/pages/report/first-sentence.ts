import type { Locale } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { seenText } from '../seen-text.ts'

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

/** The part of a sentence before its colon says what it is; what follows explains. */
const COLON = /^(.{12,}?[ \u00a0]?:) /u

/** A sentence as a heading: what it is stands out from why. */
export const headingText = (sentence: string): Html => {
  const text = seenText(sentence)
  const head = COLON.exec(text)?.[1] ?? text
  return html`<strong>${head}</strong>${text.slice(head.length)}`
}
