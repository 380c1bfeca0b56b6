import type { Judgement } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import type { Place } from '../document.ts'
import type { ToldFindings } from './told-findings.ts'

/** All that the report of one message is made from. Times in milliseconds since 1970. */
export interface ReportView extends Place {
  readonly judgement: Judgement
  /** Path of the page, without the base: `/t/…` or `/s/…`. */
  readonly path: string
  readonly address: string | null
  /** When the result is deleted by itself; null: never. */
  readonly expiresAt: number | null
  /** Until when a link for others works; null without one. */
  readonly shareUntil: number | null
  /** It is read by such a link: the reader may change nothing. */
  readonly isShared: boolean
  /** What the header fields mean, by the ids in the judgement. */
  readonly meaningOf: (id: string) => string | null
}

/** A view with the sentences of its findings. */
export interface ToldReport extends ReportView {
  readonly findings: ToldFindings
}

export type Tone = 'good' | 'bad' | 'open' | 'neutral'

/** A word that a colour and a sign stress, and that says the same without them. */
export const word = (tone: Tone, text: string): Html => html`<span class="word ${tone}">${text}</span>`

/** A section of the report. */
export const section = (id: string, title: string, body: Html): Html =>
  html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${body}
  </section>`
