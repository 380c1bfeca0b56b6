import type { Behaviour } from './behaviour.ts'
import { html, trusted, type Html } from './html.ts'
import { renderPage } from './page.ts'
import { renderMessage } from './render-message.ts'
import type { Finding, Report } from './report.ts'
import type { CheckKey, SectionKey } from './judge.ts'
import type { Language, Words } from './words.ts'

/** The result page: everything is in the document, everything is collapsed. */
export function renderResult(report: Report, behaviour: Behaviour, language: Language, words: Words): string {
  const decimal = (text: string) => text.replace('.', behaviour.decimalMark)
  const { evaluation, judgement } = report
  const score = decimal(`${judgement.score}/10`)
  const minutes = Math.floor((Date.now() - evaluation.mail.arrivedAt.getTime()) / 60_000)
  const body = html`<div id="header" class="mark-${judgement.band}">
      <h1 class="title">${report.headline}</h1>
      <div class="score">${score}</div>
      <span id="score-label">Score</span>
    </div>
    <div id="mail-info">
      ${words.subject(evaluation.body.subject)}
      <div class="date-received">${words.received(minutes)}</div>
    </div>
    <div id="test-results">
      <div class="container">
        ${renderMessage(evaluation, words, behaviour.unescapedSource)}
        ${report.sections.map((section) => skeleton(section, decimal, html`${section.checks.map((check) => skeleton(check, decimal))}`))}
        <div class="total">${words.total(score)}</div>
      </div>
    </div>
    <div id="share-me">
      <input id="permalink" readonly value="https://www.mail-tester.com/${evaluation.id}" />
      <button class="copy" data-target="permalink">⧉</button>
    </div>
    <script>
      ${trusted(TOGGLE)}
    </script>`
  const head = html`<meta name="robots" content="noindex,nofollow" />`
  const { cookieBanner } = behaviour
  return renderPage({ language, words, title: 'Spam Test Result', bodyId: 'result-page', body, head, cookieBanner })
}

const TOGGLE = `document.querySelectorAll('.test-result > .header').forEach((header) =>
  header.addEventListener('click', () => header.parentElement.classList.toggle('open')))`

/** The skeleton that every check has. A section's heading is an h2, that of a check inside it an h3. */
function skeleton(finding: Finding<SectionKey | CheckKey>, decimal: (text: string) => string, nested?: Html): Html {
  const { key, mark, statusClass, title, about, details } = finding
  const status =
    mark < 0
      ? html`<div class="status ${statusClass}">${decimal(String(mark))}</div>`
      : html`<div class="status ${statusClass} icon-check"></div>`
  const heading = html`<i class="icon-down"></i> ${title}`
  return html`<div class="test-result ${key}">
    <div class="header clearfix">
      ${status} ${nested ? html`<h2 class="title">${heading}</h2>` : html`<h3 class="title">${heading}</h3>`}
    </div>
    <div class="content">
      <div class="about">${about}</div>
      <div class="result">${details}</div>
      ${nested ?? html``}
    </div>
  </div>`
}

/** A result page of a future that nobody knows: the score and the titles are there, under other names. */
export function renderChangedResult(report: Report, language: Language, words: Words): string {
  const { score } = report.judgement
  const body = html`<main class="v2">
    <h1>${report.headline}</h1>
    <p class="gauge" data-points="${score}">${score} / 10</p>
    ${report.sections.map(({ title }) => html`<details><summary>${title}</summary></details>`)}
  </main>`
  return renderPage({ language, words, title: 'Spam Test Result', bodyId: 'v2', body, cookieBanner: false })
}
