import type { AuditRule, AuditVerdict } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import type { TesterSay } from '../say-tester.ts'
import { section, type Tone, type ToldReport, word } from './report-view.ts'

const TONES: Record<AuditVerdict['ordinary'], Tone> = {
  met: 'good',
  broken: 'bad',
  unknown: 'open',
  'not-applicable': 'neutral',
}

const stateWord = (state: AuditVerdict['ordinary'], say: TesterSay): Html =>
  word(TONES[state], say(`providers.state.${state}`))

const row = ({ name, ordinary, bulk }: AuditVerdict, say: TesterSay): Html =>
  html`<tr>
    <th scope="row">${name}</th>
    <td data-label="${say('providers.ordinary')}">${stateWord(ordinary, say)}</td>
    <td data-label="${say('providers.bulk')}">${stateWord(bulk, say)}</td>
  </tr>`

const sourcePart = ({ source, date }: AuditRule, say: TesterSay): Html =>
  source !== null && source.startsWith('https://')
    ? html`· <a href="${source}" rel="noreferrer">${say('providers.source', { date: say.day(date) })}</a>`
    : html``

const ruleItem = (rule: AuditRule, say: TesterSay): Html => {
  const { status, title, consequence, isForBulk, requirement } = rule
  const marks = [
    ...(isForBulk ? [say('providers.for-bulk')] : []),
    ...(requirement === 'required' ? [] : [say(`providers.${requirement}`)]),
  ]
  return html`<li>
    ${word(TONES[status], say(`providers.rule.${status}`))} — ${title[say.locale]}
    ${status === 'broken' ? html`<br />${consequence[say.locale]}` : ''}
    <span class="source">${marks.length > 0 ? `(${marks.join(', ')})` : ''} ${sourcePart(rule, say)}</span>
  </li>`
}

const ORDER: Record<AuditRule['status'], number> = { broken: 0, unknown: 1, met: 2, 'not-applicable': 3 }

const rulesPart = ({ name, rules, bulkMeaning }: AuditVerdict, say: TesterSay): Html =>
  rules.length === 0
    ? html``
    : html`<details class="list-folded">
        <summary>${say('providers.rules', { name })}</summary>
        ${
          bulkMeaning === null
            ? ''
            : html`<p class="soft">${say('providers.bulk-meaning', { meaning: bulkMeaning[say.locale] })}</p>`
        }
        <ul>
          ${rules.toSorted((one, other) => ORDER[one.status] - ORDER[other.status]).map((rule) => ruleItem(rule, say))}
        </ul>
      </details>`

/** What each mailbox provider makes of the message, for ordinary and for bulk mail. */
export const providersPart = ({ judgement: { verdicts }, say }: ToldReport): Html => {
  const table = html`<div class="panel">
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">${say('providers.provider')}</th>
            <th scope="col">${say('providers.ordinary')}</th>
            <th scope="col">${say('providers.bulk')}</th>
          </tr>
        </thead>
        <tbody>
          ${verdicts.map((verdict) => row(verdict, say))}
        </tbody>
      </table>
    </div>
    ${verdicts.map((verdict) => rulesPart(verdict, say))}`
  return section(
    'providers',
    say('providers.title'),
    html`<p>${say('providers.lead')}</p>
      ${verdicts.length === 0 ? html`<p class="notice plain">${say('providers.none')}</p>` : table}`,
  )
}
