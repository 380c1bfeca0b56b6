import { splitFirstSentence } from '@bienrecu/audit/first-sentence'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { seenText, shortText } from '../seen-text.ts'
import type { TesterSay } from '../say-tester.ts'
import { headingText } from './heading-text.ts'
import type { ToldReport } from './report-view.ts'
import type { ToldFinding } from './told-findings.ts'

const RADIUS = 54
const BANDS = ['report.band.0', 'report.band.1', 'report.band.2', 'report.band.3', 'report.band.4'] as const

// In one piece, without a space: programs read it too.
const scorePart = (score: number, max: number, say: TesterSay): Html => {
  const mark = html`<span class="mark">${say.number(score)}</span>`
  const whole = html`<span>${mark}<span class="of">/${max}</span></span>`
  return html`<p data-testid="score" data-score="${score}">${whole}</p>`
}

/** The score as a ring; the number in it says the same. */
const gaugePart = (score: number, max: number, say: TesterSay): Html =>
  html`<div class="gauge">
    <svg viewBox="0 0 120 120" aria-hidden="true" focusable="false">
      <circle cx="60" cy="60" r="${RADIUS}" />
      ${
        score > 0
          ? html`<circle
              class="got"
              cx="60"
              cy="60"
              r="${RADIUS}"
              pathLength="${max}"
              stroke-dasharray="${score} ${max}"
            />`
          : ''
      }
    </svg>
    ${scorePart(score, max, say)}
  </div>`

const lostSentence = ({ judgement, findings, say }: ToldReport): string => {
  const lost = judgement.maxScore - judgement.score
  const points = say.counted('report.sum', lost)
  const faults = findings.costs.length
  if (lost === 0) return say('report.lost.none')
  return faults === 0 ? say('report.lost.filters', { points }) : say.counted('report.lost', faults, { points })
}

const factsPart = ({ judgement: { message, receivedAt, durationMs, origin }, say }: ToldReport): Html =>
  html`<dl class="facts">
    ${
      message.subject === null
        ? ''
        : html`<dt>${say('report.subject')}</dt>
            <dd><bdi>${shortText(message.subject)}</bdi></dd>`
    }
    ${
      message.from === null
        ? ''
        : html`<dt>${say('report.from')}</dt>
            <dd><bdi>${shortText(message.from)}</bdi></dd>`
    }
    <dt>${say(origin === 'file' ? 'report.examined' : 'report.received')}</dt>
    <dd>
      <time datetime="${receivedAt}">${say.time(receivedAt)}</time>,
      ${say('report.took', { seconds: say.number(durationMs / 1000, 2) })}
    </dd>
  </dl>`

/** What limits the report: practice, a file, no DNS. */
const limitsPart = ({ judgement: { isPractice, origin, isDnsMissing }, say }: ToldReport): Html => {
  const texts = [...(isPractice ? [say('report.practice')] : []), ...(origin === 'file' ? [say('report.file')] : [])]
  return html`${texts.map((text) => html`<p class="notice plain">${text}</p>`)}
  ${isDnsMissing ? html`<p class="notice">${say('report.dns-missing')}</p>` : ''}`
}

/** The score, what it means in one sentence, and which message it is about. */
export const heroPart = (report: ToldReport): Html => {
  const { judgement, say } = report
  const { score, maxScore, band } = judgement
  return html`<section
      class="hero"
      id="score"
      data-band="${band}"
      aria-label="${say('report.score', { score: say.number(score), max: maxScore })}"
    >
      ${gaugePart(score, maxScore, say)}
      <div class="verdict">
        <h1>${say(score === maxScore ? 'report.band.perfect' : (BANDS[band] ?? BANDS[0]))}</h1>
        <p class="lead">${lostSentence(report)} <a class="how screen" href="#formula">${say('score.title')}</a></p>
        ${factsPart(report)}
      </div>
    </section>
    ${limitsPart(report)}`
}

/** What to do, first of all its first sentence; where nobody has advice, what is wrong. */
const doPart = ({ title, summary, advice }: ToldFinding, say: TesterSay): Html => {
  const split = advice === null ? null : splitFirstSentence(advice, say.locale)
  const found = [title, summary].filter((text) => text !== null).join(' ')
  if (split === null)
    return html`<h3>${headingText(title)}</h3>
      ${summary === null ? '' : html`<p>${seenText(summary)}</p>`}
      ${advice === null ? '' : html`<p>${seenText(advice)}</p>`}`
  return html`<h3>${headingText(split.first)}</h3>
    ${split.rest === '' ? '' : html`<p>${seenText(split.rest)}</p>`}
    <p class="soft">${say('next.why')}${say('colon')} ${seenText(found)}</p>`
}

/** The one thing to do next. */
export const nextPart = ({ judgement: { band }, findings: { costs, remarks }, say }: ToldReport): Html => {
  const first = costs[0] ?? remarks[0]
  return html`<section class="next" data-band="${costs.length === 0 ? 4 : band}" aria-labelledby="next-title">
    <h2 id="next-title">${say(first && costs.length === 0 ? 'next.advice-only' : 'next.title')}</h2>
    ${first ? doPart(first, say) : html`<p class="lead">${say('next.none')}</p>`}
  </section>`
}
