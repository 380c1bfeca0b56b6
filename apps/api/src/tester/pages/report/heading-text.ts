import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { seenText } from '../seen-text.ts'

/** The part of a sentence before its colon says what it is; what follows explains. */
const COLON = /^(.{12,}?[ \u00a0]?:) /u

/** A sentence as a heading: what it is stands out from why. */
export const headingText = (sentence: string): Html => {
  const text = seenText(sentence)
  const head = COLON.exec(text)?.[1] ?? text
  return html`<strong>${head}</strong>${text.slice(head.length)}`
}
