import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { headPart, linkTo, testerPage } from '../document.ts'
import { seenText } from '../seen-text.ts'
import type { TesterSay, TesterWord } from '../say-tester.ts'
import { authenticationPart } from './authentication-part.ts'
import { contentPart } from './content-part.ts'
import { filtersPart } from './filters-part.ts'
import { findingList, foldedFindings } from './finding-part.ts'
import { heroPart, nextPart } from './hero-part.ts'
import { listsPart } from './lists-part.ts'
import { headersPart, messagePart } from './message-part.ts'
import { pathPart } from './path-part.ts'
import { providersPart } from './providers-part.ts'
import { type ReportView, section, type ToldReport } from './report-view.ts'
import { scorePart } from './score-part.ts'
import { senderPart } from './sender-part.ts'
import { toldFindings } from './told-findings.ts'
import { toolsPart } from './tools-part.ts'

const costsPart = ({ findings: { costs }, say }: ToldReport): Html =>
  section(
    'costs',
    say('costs.title'),
    costs.length === 0 ? html`<p>${say('costs.none')}</p>` : findingList(costs, say, true),
  )

const remarksPart = ({ findings: { remarks, notes }, say }: ToldReport): Html =>
  remarks.length + notes.length === 0
    ? html``
    : section(
        'remarks',
        say('remarks.title'),
        html`<p>${say('remarks.lead')}</p>
          ${findingList(remarks, say)} ${foldedFindings(say('remarks.notes', { count: notes.length }), notes, say)}`,
      )

const auditPart = ({ judgement, findings: { open, passed, others }, say }: ToldReport): Html => {
  const domain = judgement.audit?.domain
  return section(
    'audit',
    say('audit.title'),
    html`<p>${domain === undefined ? say('audit.lead-message') : say('audit.lead', { domain: seenText(domain) })}</p>
      ${foldedFindings(say('audit.unknown', { count: open.length }), open, say)}
      ${foldedFindings(say('audit.passed', { count: passed.length }), passed, say)}
      ${foldedFindings(say('audit.not-applicable', { count: others.length }), others, say)}`,
  )
}

const CONTENTS: readonly (readonly [id: string, word: TesterWord])[] = [
  ['costs', 'costs.title'],
  ['remarks', 'remarks.title'],
  ['authentication', 'auth.title'],
  ['providers', 'providers.title'],
  ['filters', 'filters.title'],
  ['blocklists', 'lists.title'],
  ['path', 'path.title'],
  ['sender', 'sender.title'],
  ['content', 'content.title'],
  ['message', 'message.title'],
  ['headers', 'headers.title'],
  ['audit', 'audit.title'],
  ['formula', 'score.title'],
  ['tools', 'tools.title'],
]

const contentsPart = ({ isShared, findings: { remarks, notes }, say }: ToldReport): Html => {
  const isThere = (id: string) =>
    (id !== 'tools' || !isShared) && (id !== 'remarks' || remarks.length + notes.length > 0)
  return html`<nav class="contents" aria-labelledby="contents-title">
    <h2 id="contents-title">${say('report.contents')}</h2>
    <ul>
      ${CONTENTS.filter(([id]) => isThere(id)).map(([id, title]) => html`<li><a href="#${id}">${say(title)}</a></li>`)}
    </ul>
  </nav>`
}

const titleOf = ({ judgement: { score, message }, say }: ReportView): string => {
  const subject = message.subject === null ? say('report.no-subject') : seenText(message.subject)
  return say('report.title-subject', { score: say.number(score), subject })
}

const sharedNotice = ({ isShared, shareUntil }: ToldReport, say: TesterSay): Html =>
  isShared && shareUntil !== null
    ? html`<p class="notice plain">${say('report.shared', { time: say.time(shareUntil) })}</p>`
    : html``

/** The report of one message: the score, the one thing to do next, what costs points, and everything behind it. */
export const reportPage = (view: ReportView): Html => {
  const { say, path, address, isShared, judgement } = view
  const report: ToldReport = { ...view, findings: toldFindings(judgement, say.locale) }
  const body = html`<a class="skip" href="#score">${say('skip-to-report')}</a>
    <div class="report">
      ${headPart(view, path, isShared ? null : linkTo(view, '/t'))}
      <main data-bienrecu-tester="1" data-state="judged" data-address="${address ?? ''}">
        ${sharedNotice(report, say)} ${heroPart(report)} ${nextPart(report)} ${costsPart(report)} ${remarksPart(report)}
        ${authenticationPart(report)} ${providersPart(report)} ${filtersPart(report)} ${listsPart(report)}
        ${pathPart(report)} ${senderPart(report)} ${contentPart(report)} ${messagePart(report)} ${headersPart(report)}
        ${auditPart(report)} ${scorePart(report)} ${isShared ? '' : toolsPart(report)}
      </main>
      ${contentsPart(report)}
    </div>`
  return testerPage(view, { title: titleOf(view) }, body)
}
