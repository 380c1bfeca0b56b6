/* One record on the page of a link. */
import type { Locale } from '@bienrecu/shared'
import { html } from 'hono/html'
import { createSay, type Say } from '../locales/say.ts'
import { legible } from '../text/legible.ts'
import type { Html } from '../pages/layout.ts'
import type { HandedRecord } from './handed-plan.ts'
import { fieldsOf, taskOf } from './records-text.ts'
import { type SightedState, sightingOf } from './sighting.ts'

const stateWord = (state: SightedState, { edit }: HandedRecord, say: Say): string => {
  if (edit.after.length > 0) return say(`handover.state.${state}`)
  return say(state === 'published' ? 'handover.state.removed' : 'handover.state.still-there')
}

/** A list of sentences; nothing for none. */
export const notesPart = (notes: readonly string[]): Html =>
  notes.length === 0
    ? html``
    : html`<ul class="notes">
        ${notes.map((note) => html`<li>${note}</li>`)}
      </ul>`

/** A click takes the whole value, to be copied; a field that is left blank has none. */
const fieldPart = (label: string, value: string, say: Say): Html =>
  html`<dt>${label}</dt>
    <dd>${value === '' ? html`<em>${say('handover.blank')}</em>` : html`<code class="copy">${value}</code>`}</dd>`

const fieldsPart = (record: HandedRecord, say: Say): Html => {
  const { before, name } = record.edit
  const fields = [
    ...fieldsOf(record, say),
    [say('handover.full-name'), legible(name)] as const,
    ...before.map((value) => [say('handover.today'), legible(value)] as const),
  ]
  return html`<dl>${fields.map(([label, value]) => fieldPart(label, value, say))}</dl>`
}

/** What has to be done, where it is, and what is wrong with it; of what is done, no more than that it is. */
export const recordPart = (record: HandedRecord, locale: Locale): Html => {
  const say = createSay(locale)
  const { state, texts } = sightingOf(record.row, locale)
  return html`<li class="card" data-state="${state}">
    <p class="state">${stateWord(state, record, say)}</p>
    <h3>${taskOf(record, say)}</h3>
    ${texts.map((text) => html`<p class="wrong">${text}</p>`)}
    ${state === 'published' ? '' : html`${fieldsPart(record, say)} ${notesPart(record.typed?.notes ?? [])}`}
  </li>`
}
