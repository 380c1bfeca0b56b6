/* The page of a link: what is to be published, how, and what is still missing. No script, nothing from elsewhere. */
import type { Locale } from '@bienrecu/shared'
import { html } from 'hono/html'
import { zoneText } from '@bienrecu/audit/plan/zone-text'
import { createSay, type Say } from '../locales/say.ts'
import { type Html, layout } from '../pages/layout.ts'
import { type HandedPlan, isDone } from './handed-plan.ts'
import { LOOK_EVERY } from './look-now.ts'
import { dayIn } from './message.ts'
import { HANDOVER_STYLE } from './page-style.ts'
import { notesPart, recordPart } from './record-part.ts'
import { sightingOf } from './sighting.ts'

interface PageOptions {
  readonly title: string
  /** Seconds after which the browser asks again; null for a page that stays as it is. */
  readonly refresh: number | null
}

const document = (locale: Locale, { title, refresh }: PageOptions, body: Html): Html =>
  layout(locale, title, body, {
    style: HANDOVER_STYLE,
    head: html`<meta name="referrer" content="no-referrer" />
      ${refresh === null ? '' : html`<meta http-equiv="refresh" content="${refresh}" />`}`,
  })

const linkTo = (url: string, text: string): Html => html`<a class="way" href="${url}" rel="noreferrer">${text}</a>`

const wherePart = ({ shown: { zone }, host, path, editorUrl, applyUrl }: HandedPlan, say: Say): Html => {
  const at = (url: string) => ({ host: new URL(url).host })
  return html`<section class="card where">
    <h2>${say('handover.page.where')}</h2>
    <p>${say(host ? 'handover.page.zone-at' : 'handover.page.zone', { zone, host: host?.name ?? '' })}</p>
    ${path === null ? '' : html`<p>${say('handover.page.path', { path })}</p>`}
    ${editorUrl === null ? '' : linkTo(editorUrl, say('handover.page.editor', at(editorUrl)))}
    ${applyUrl === null ? '' : linkTo(applyUrl, say('handover.page.apply', at(applyUrl)))}
  </section>`
}

/** What to mind at a host is for who looks for it: after the records. */
const hostPart = ({ host, hostNotes }: HandedPlan, say: Say): Html =>
  host === null || hostNotes.length === 0
    ? html``
    : html`<h2>${say('handover.page.notes', { host: host.name })}</h2>
        ${notesPart(hostNotes)}`

/** Who reads slowly, or is copying a value, can make the page keep still. */
const refreshPart = (isStill: boolean, say: Say): Html => {
  const seconds = LOOK_EVERY / 1000
  const text = say(isStill ? 'handover.page.still' : 'handover.page.refresh', { seconds })
  const [query, word] = isStill ? ['?', say('handover.page.again', { seconds })] : ['?still', say('handover.page.stop')]
  return html`<p class="soft screen">${text} <a href="${query}">${word}</a></p>`
}

/** One piece for each record, in the order of the list; what it says stands beside it in words. */
const meterPart = (records: HandedPlan['records'], locale: Locale): Html =>
  html`<div class="meter" aria-hidden="true">
    ${records.map(({ row }) => html`<span data-piece="${sightingOf(row, locale).state}"></span>`)}
  </div>`

const progressPart = ({ plan: { records }, isFresh, isStill }: HandoverPage, locale: Locale): Html => {
  const say = createSay(locale)
  const done = records.filter(isDone).length
  const isAll = done === records.length
  return html`<section class="progress">
    ${meterPart(records, locale)}
    <p class="count" role="status">
      ${say(isAll ? 'handover.page.all' : 'handover.page.progress', { done, total: records.length })}
    </p>
    ${isAll || isFresh ? '' : html`<p>${say('handover.page.not-asked')}</p>`} ${isAll ? '' : refreshPart(isStill, say)}
  </section>`
}

/** Nobody types it from paper. */
const zoneFilePart = (records: HandedPlan['records'], zone: string, locale: Locale): Html => {
  const edits = records.map(({ edit }) => edit)
  return html`<section class="screen">
    <h2>${createSay(locale)('handover.page.zone-file')}</h2>
    <pre tabindex="0"><code>${zoneText(edits, zone, locale)}</code></pre>
  </section>`
}

const time = (now: number): string => `${new Date(now).toISOString().slice(0, 16).replace('T', ' ')} UTC`

export interface HandoverPage {
  readonly plan: HandedPlan
  /** False when the name servers did not all answer in time. */
  readonly isFresh: boolean
  /** True when the reader does not want the page to ask for itself again. */
  readonly isStill: boolean
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  readonly now: number
}

/** The page of a link that is good. It asks for itself again while something is missing, unless it is to keep still. */
export const handoverPage = (given: HandoverPage, locale: Locale): Html => {
  const say = createSay(locale)
  const { plan, isStill, expiresAt, now } = given
  const { zone, records, shown } = plan
  const title = say('handover.page.title', shown)
  const left = records.filter((record) => !isDone(record))
  const isUncertain = left.some(({ typed }) => typed?.isCertain === false)
  const isLeft = left.length > 0
  const body = html`<main class="handover">
    <h1>${title}</h1>
    ${isLeft ? html`<p>${say('handover.page.about', shown)}</p>` : ''} ${progressPart(given, locale)}
    ${isLeft ? wherePart(plan, say) : ''}
    <h2>${say('handover.page.records')}</h2>
    ${isLeft ? html`<p>${say('handover.leave-others')}</p>` : ''}
    ${isUncertain ? html`<p>${say('handover.page.uncertain')}</p>` : ''}
    <ol class="records">
      ${records.map((record) => recordPart(record, locale))}
    </ol>
    ${isLeft ? html`${hostPart(plan, say)} ${zoneFilePart(left, zone, locale)}` : ''}
    <p class="soft">${say('handover.page.until', { date: dayIn(locale, expiresAt), time: time(now) })}</p>
  </main>`
  return document(locale, { title, refresh: isLeft && !isStill ? LOOK_EVERY / 1000 : null }, body)
}

/** The page of a link that opens nothing: one sentence. */
export const closedPage = (sentence: string, locale: Locale): Html => {
  const title = createSay(locale)('handover.page.closed')
  return document(
    locale,
    { title, refresh: null },
    html`<main class="handover">
      <h1>${title}</h1>
      <p>${sentence}</p>
    </main>`,
  )
}
