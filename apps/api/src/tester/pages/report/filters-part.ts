import type { FilterRule, FilterVerdict } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { seenText, shortText } from '../seen-text.ts'
import type { TesterSay } from '../say-tester.ts'
import { section, type ToldReport } from './report-view.ts'

const DIGITS = 3

const signed = (score: number, say: TesterSay): string => (score > 0 ? '+' : '') + say.number(score, DIGITS)

const ruleRow = ({ code, score, description }: FilterRule, say: TesterSay): Html =>
  html`<tr>
    <th scope="row"><code>${seenText(code)}</code></th>
    <td class="num" data-label="${say('filters.points')}">${signed(score, say)}</td>
    <td lang="en">${shortText(description)}</td>
  </tr>`

const rulesTable = (rules: readonly FilterRule[], say: TesterSay): Html =>
  rules.length === 0
    ? html`<p>${say('filters.no-rules')}</p>`
    : html`<div class="panel">
        <table class="stack">
          <thead>
            <tr>
              <th scope="col">${say('filters.rule')}</th>
              <th scope="col" class="num">${say('filters.points')}</th>
              <th scope="col">${say('filters.meaning')}</th>
            </tr>
          </thead>
          <tbody>
            ${rules.toSorted((one, other) => other.score - one.score).map((rule) => ruleRow(rule, say))}
          </tbody>
        </table>
      </div>`

const verdictText = (name: string, { score, threshold, action }: FilterVerdict, say: TesterSay): string => {
  const points = say.counted('filters.sum', score ?? 0)
  const sum =
    threshold === null
      ? say('filters.score-only', { points })
      : say('filters.score', { points, threshold: say.number(threshold, DIGITS), name })
  return action === null ? sum : `${sum} ${say('filters.action', { action: seenText(action) })}`
}

const WHY_SILENT = {
  off: 'filters.not-set-up',
  unavailable: 'filters.unavailable',
  'too-large': 'filters.too-large',
} as const

const filterPart = (name: string, verdict: FilterVerdict, say: TesterSay): Html => {
  if (verdict.state !== 'judged') {
    return html`<h3>${name}</h3>
      <p class="soft">${say(WHY_SILENT[verdict.state], { name })}</p>`
  }
  return html`<h3>${name}</h3>
    <p>${verdictText(name, verdict, say)} ${say(verdict.counts ? 'filters.counts' : 'filters.counts-not')}</p>
    ${rulesTable(verdict.rules, say)}`
}

/** SpamAssassin and rspamd: rules, points, and what their signs mean; or that neither is there. */
export const filtersPart = ({ judgement: { filters }, say }: ToldReport): Html => {
  const { spamassassin, rspamd } = filters
  const isNone = spamassassin.state === 'off' && rspamd.state === 'off'
  return section(
    'filters',
    say('filters.title'),
    isNone
      ? html`<p>${say('filters.off')}</p>`
      : html`<p>${say('filters.lead')}</p>
          ${filterPart(say('filters.spamassassin'), spamassassin, say)}
          ${filterPart(say('filters.rspamd'), rspamd, say)}`,
  )
}
