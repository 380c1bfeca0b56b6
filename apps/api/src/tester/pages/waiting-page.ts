import { html } from 'hono/html'
import type { Html } from '../../pages/layout.ts'
import { headPart, linkTo, type Place, testerPage } from './document.ts'
import { addressPart, practicePart } from './home-page.ts'
import type { TesterSay } from './say-tester.ts'

export type WaitingState = 'waiting' | 'received' | 'expired' | 'failed'

export interface WaitingView extends Place {
  readonly state: WaitingState
  readonly token: string
  /** Null for a file. */
  readonly address: string | null
  readonly pageUrl: string
  /** When the address stops, or stopped, taking mail; milliseconds since 1970. Null for a file. */
  readonly expiresAt: number | null
  /** Since when this reader waits; milliseconds since 1970. */
  readonly since: number
  readonly now: number
  readonly isLocalOnly: boolean
  /** A practice message can be sent by the reader. */
  readonly hasPractice: boolean
}

const SECOND = 1000 // ms
const REFRESH = 5 // seconds
const SOON = 60 // seconds
const LONG = 300 // seconds

const hintsPart = (view: WaitingView, waited: number): Html => {
  const { say, isLocalOnly } = view
  const hidden = (after: number) => (waited < after ? html`hidden` : '')
  return html`<section data-after="${SOON}" ${hidden(SOON)}>
      <h2>${say('waiting.minute.title')}</h2>
      <ul>
        <li>${say('waiting.minute.copied')}</li>
        <li>${say('waiting.minute.outbox')}</li>
        <li>${say('waiting.minute.slow')}</li>
      </ul>
    </section>
    <section data-after="${LONG}" ${hidden(LONG)}>
      <h2>${say('waiting.long.title')}</h2>
      <ul>
        <li>${say('waiting.long.bounce')}</li>
        ${isLocalOnly ? '' : html`<li>${say('waiting.long.port')}</li>`}
      </ul>
      <p><a href="${linkTo(view, '/t')}">${say('waiting.long.again')}</a></p>
    </section>`
}

const localNotice = (view: WaitingView): Html =>
  view.isLocalOnly
    ? html`<p class="notice">${view.say('waiting.long.local')}</p>
        ${view.hasPractice ? practicePart(view) : ''}`
    : html``

const waitingBody = (view: WaitingView, reload: string): Html => {
  const { say, address, state, now, since } = view
  const waited = Math.max(0, (now - since) / SECOND)
  const isHere = state === 'received'
  return html`<h1>${say('waiting.title')}</h1>
    ${
      address === null
        ? ''
        : html`<section class="card address">
            <p>${say('waiting.sent-to')}</p>
            ${addressPart(address, say)}
          </section>`
    }
    <div data-bienrecu-panel></div>
    <div class="wait" role="status">
      <span class="pulse" aria-hidden="true"></span>
      <p data-when="waiting" ${isHere ? html`hidden` : ''}>${say('waiting.by-itself')}</p>
      <p data-when="received" ${isHere ? '' : html`hidden`}>${say('waiting.received')}</p>
    </div>
    <p class="soft" data-when="waiting" ${isHere ? html`hidden` : ''}>
      ${say('waiting.since')} <span data-clock>${say.duration(waited)}</span> ·
      <a href="${reload}">${say('waiting.reload')}</a>
    </p>
    ${isHere ? '' : html`${hintsPart(view, waited)} ${localNotice(view)}`}`
}

const overBody = (view: WaitingView, say: TesterSay): Html => {
  const { state, token, expiresAt } = view
  const again = html`<div class="actions">
    <a class="button" href="${linkTo(view, '/t')}">${say('closed.back')}</a>
  </div>`
  if (state === 'expired')
    return html`<h1>${say('waiting.over')}</h1>
      <p>${say('waiting.expired', { time: say.time(expiresAt ?? 0) })}</p>
      ${again}`
  return html`<h1>${say('closed.file.title')}</h1>
    <p>
      ${say('waiting.failed')} <a href="${linkTo(view, `/t/${token}/message.eml`)}" download>${say('tools.eml')}</a>
    </p>
    <p><a href="${linkTo(view, `/t/${token}/delete`)}">${say('tools.delete')}</a></p>
    ${again}`
}

/** `/t/<token>` before there is a report. It moves on by itself; without script, by asking again. */
export const waitingPage = (view: WaitingView): Html => {
  const { say, state, token, address, pageUrl, since, now } = view
  const isOpen = state === 'waiting' || state === 'received'
  const path = `/t/${token}`
  const begun = String(Math.floor(since / SECOND))
  const reload = linkTo(view, path, { since: begun })
  const waits = html`data-wait="${linkTo(view, `${path}/state`)}" data-next="${linkTo(view, path)}"
  data-waited="${Math.round((now - since) / SECOND)}"`
  const body = html`<div class="tester">
    ${headPart(view, path, linkTo(view, '/t'))}
    <main
      data-bienrecu-tester="1"
      data-state="${state}"
      data-address="${address ?? ''}"
      data-page="${pageUrl}"
      ${isOpen ? waits : ''}
    >
      ${isOpen ? waitingBody(view, reload) : overBody(view, say)}
    </main>
  </div>`
  return testerPage(
    view,
    { title: say('waiting.title'), refresh: isOpen ? { seconds: REFRESH, url: reload } : null },
    body,
  )
}
