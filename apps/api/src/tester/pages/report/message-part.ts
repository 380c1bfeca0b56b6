import type { JudgedHeader } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { linkTo } from '../document.ts'
import { seenText, shortText } from '../seen-text.ts'
import { section, type ToldReport } from './report-view.ts'

const MAX_VALUE = 2000

/** A frame has no rights at all: no script, no form, no origin of its own. It is loaded when it is unfolded. */
const viewPart = (report: ToldReport, view: 'html' | 'text' | 'source', hint: string | null): Html => {
  const { say, path } = report
  const title = say(`message.${view}`)
  const url = linkTo(report, `${path}/${view}`)
  return html`<details class="list-folded">
    <summary>${title}</summary>
    ${hint === null ? '' : html`<p class="soft">${hint}</p>`}
    <iframe
      class="frame ${view === 'html' ? 'paper' : ''}"
      sandbox=""
      loading="lazy"
      referrerpolicy="no-referrer"
      title="${say('message.frame', { view: title })}"
      src="${url}"
    ></iframe>
    <p class="screen"><a href="${url}" target="_blank" rel="noopener noreferrer">${say('message.alone')}</a></p>
  </details>`
}

/** The message itself, in three views. */
export const messagePart = (report: ToldReport): Html => {
  const { judgement, say } = report
  const { hasHtml, hasText } = judgement.message
  const body = html`${
    hasHtml ? viewPart(report, 'html', say('message.html-hint')) : html`<p class="soft">${say('message.no-html')}</p>`
  }
  ${hasText ? viewPart(report, 'text', null) : html`<p class="soft">${say('message.no-text')}</p>`}
  ${viewPart(report, 'source', null)}`
  return html`<div class="screen">${section('message', say('message.title'), body)}</div>`
}

const headerRow = ({ name, value, meaning }: JudgedHeader, { meaningOf, say }: ToldReport): Html => {
  const explained = meaning === null ? say('headers.own') : meaningOf(meaning)
  return html`<tr>
    <th scope="row">${shortText(name, 120)}</th>
    <td>
      <code>${shortText(value, MAX_VALUE)}</code
      >${explained === null ? '' : html`<br /><span class="soft">${explained}</span>`}
    </td>
  </tr>`
}

/** Every header field, and what it is for. */
export const headersPart = (report: ToldReport): Html => {
  const { judgement, say } = report
  const { headers } = judgement.message
  return section(
    'headers',
    say('headers.title'),
    html`<p>${say.counted('headers.lead', headers.length)}</p>
      <details class="list-folded">
        <summary>${seenText(say('headers.show'))}</summary>
        <div class="panel">
          <table class="stack">
            <thead>
              <tr>
                <th scope="col">${say('headers.name')}</th>
                <th scope="col">${say('headers.value')}</th>
              </tr>
            </thead>
            <tbody>
              ${headers.map((header) => headerRow(header, report))}
            </tbody>
          </table>
        </div>
      </details>`,
  )
}
