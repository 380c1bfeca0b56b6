import { html } from 'hono/html'
import type { Html } from '../../pages/layout.ts'
import { headPart, linkTo, type Place, testerPage } from './document.ts'
import { filePart } from './file-part.ts'
import type { TesterSay } from './say-tester.ts'

export interface HomeView extends Place {
  readonly address: string
  /** The page of the result, as people elsewhere reach it. */
  readonly pageUrl: string
  readonly token: string
  /** Until then the address takes mail; milliseconds since 1970. */
  readonly expiresAt: number
  /** Mail from this machine alone arrives. */
  readonly isLocalOnly: boolean
  /** A practice message can be sent by the reader. */
  readonly hasPractice: boolean
  readonly maxMegabytes: number
  /** Null: results are kept until they are deleted by hand. */
  readonly keepDays: number | null
}

/** The address, to be copied; programs find it here too. */
export const addressPart = (address: string, say: TesterSay): Html =>
  html`<div class="address-row">
    <input
      id="address"
      data-testid="address"
      value="${address}"
      readonly
      spellcheck="false"
      aria-label="${say('home.address')}"
    />
    <button type="button" class="button" data-copy="address" data-done="${say('home.copied')}" data-needs-script hidden>
      ${say('home.copy')}
    </button>
  </div>`

/** A practice message: nothing leaves this machine. */
export const practicePart = (place: Place): Html => {
  const { say } = place
  return html`<section class="card" aria-labelledby="practice-title">
    <h2 id="practice-title">${say('home.practice.title')}</h2>
    <p>${say('home.practice.text')}</p>
    <form method="post" action="${linkTo(place, '/t/practice')}" class="actions">
      <button class="button" data-testid="practice">${say('home.practice.button')}</button>
    </form>
  </section>`
}

const localPart = (view: HomeView): Html => {
  const { say } = view
  return html`${view.hasPractice ? practicePart(view) : ''}
    <div class="notice">
      <p><strong>${say('home.local.title')}</strong></p>
      <p>${say('home.local.text')}</p>
    </div>`
}

const stepsPart = (say: TesterSay): Html =>
  html`<h2>${say('home.next')}</h2>
    <ol>
      <li>${say('home.step.send')}</li>
      <li>${say('home.step.tool')}</li>
      <li>${say('home.step.wait')}</li>
    </ol>`

const permanentPart = ({ pageUrl, keepDays, expiresAt, say }: HomeView, path: string): Html =>
  html`<p class="soft">
    ${say('home.permanent')}${say('colon')} <a href="${path}">${pageUrl}</a><br />
    ${say('home.private')} ${keepDays === null ? say('home.kept-always') : say.counted('home.kept', keepDays)}
    ${say('home.until', { time: say.time(expiresAt) })}
  </p>`

/** `/t`: a fresh address, and what to do with it. */
export const homePage = (view: HomeView): Html => {
  const { say, address, pageUrl, token, isLocalOnly, maxMegabytes } = view
  const path = linkTo(view, `/t/${token}`)
  const body = html`<div class="tester">
    ${headPart(view, '/t', null)}
    <main
      data-bienrecu-tester="1"
      data-state="waiting"
      data-address="${address}"
      data-page="${pageUrl}"
      data-wait="${linkTo(view, `/t/${token}/state`)}"
      data-next="${path}"
      data-rename
    >
      <h1>${say('home.title')}</h1>
      <p class="lead">${say('home.lead')}</p>
      <section class="card address">
        ${addressPart(address, say)}
        <div class="actions">
          <a class="button ${isLocalOnly ? 'quiet' : ''}" href="${path}">${say('home.see')}</a>
        </div>
      </section>
      <div data-bienrecu-panel></div>
      ${isLocalOnly ? localPart(view) : stepsPart(say)} ${permanentPart(view, path)} ${filePart(view, maxMegabytes)}
    </main>
  </div>`
  return testerPage(view, { title: say('home.title') }, body)
}
