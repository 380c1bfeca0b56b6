import { SHARE_DAYS } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { linkTo } from '../document.ts'
import { section, type ToldReport } from './report-view.ts'

const USUAL_DAYS = 7

const keepPart = (report: ToldReport): Html => {
  const { say, path, expiresAt } = report
  return html`<div class="actions">
      <a class="button quiet" href="${linkTo(report, `${path}/result.json`)}" download>${say('tools.json')}</a>
      <a class="button quiet" href="${linkTo(report, `${path}/message.eml`)}" download>${say('tools.eml')}</a>
      <button type="button" class="button quiet" data-print data-needs-script hidden>${say('tools.print')}</button>
      <a class="button" href="${linkTo(report, '/t')}">${say('tools.new')}</a>
    </div>
    ${expiresAt === null ? '' : html`<p class="soft">${say('report.until', { time: say.time(expiresAt) })}</p>`}`
}

const withdrawPart = (report: ToldReport): Html => {
  const { say, path, shareUntil } = report
  if (shareUntil === null) return html``
  return html`<p>${say('tools.shared-until', { time: say.time(shareUntil) })}</p>
    <form method="post" action="${linkTo(report, `${path}/unshare`)}">
      <button class="button quiet">${say('tools.withdraw')}</button>
    </form>`
}

const sharePart = (report: ToldReport): Html => {
  const { say, path } = report
  return html`<div class="card">
    <h3>${say('tools.share')}</h3>
    <p>${say('tools.share-text')}</p>
    <form method="post" action="${linkTo(report, `${path}/share`)}">
      <fieldset class="choices">
        <legend>${say('tools.share-days')}</legend>
        ${SHARE_DAYS.map(
          (days) =>
            html`<label
              ><input type="radio" name="days" value="${days}" ${days === USUAL_DAYS ? html`checked` : ''} />
              ${say.counted('tools.days', days)}</label
            >`,
        )}
      </fieldset>
      <p><button class="button quiet">${say('tools.share-button')}</button></p>
    </form>
    ${withdrawPart(report)}
  </div>`
}

/** Keep, share, delete: for whoever has the page’s own link. */
export const toolsPart = (report: ToldReport): Html => {
  const { say, path } = report
  return html`<div class="screen tools">
    ${section(
      'tools',
      say('tools.title'),
      html`${keepPart(report)}
        <div class="grid">
          ${sharePart(report)}
          <div class="card">
            <h3>${say('tools.delete')}</h3>
            <p>${say('tools.delete-text')}</p>
            <p><a class="button danger quiet" href="${linkTo(report, `${path}/delete`)}">${say('tools.delete')}</a></p>
          </div>
        </div>`,
    )}
  </div>`
}
