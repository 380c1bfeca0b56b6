import type { BlocklistResult } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { seenText } from '../seen-text.ts'
import type { TesterSay } from '../say-tester.ts'
import { section, type Tone, type ToldReport, word } from './report-view.ts'

const TONES: Record<BlocklistResult['state'], Tone> = {
  listed: 'bad',
  'not-listed': 'good',
  'no-answer': 'open',
  unknown: 'open',
}
const ORDER: Record<BlocklistResult['state'], number> = { listed: 0, 'no-answer': 1, unknown: 2, 'not-listed': 3 }

const row = ({ name, url, state }: BlocklistResult, say: TesterSay): Html =>
  html`<tr data-list-state="${state}">
    <td>${url === null ? seenText(name) : html`<a href="${url}" rel="noreferrer">${seenText(name)}</a>`}</td>
    <td>${word(TONES[state], say(`lists.${state}`))}</td>
  </tr>`

const table = (lists: readonly BlocklistResult[], say: TesterSay): Html =>
  html`<div class="panel">
    <table>
      <tbody>
        ${lists.map((list) => row(list, say))}
      </tbody>
    </table>
  </div>`

const summaryOf = (lists: readonly BlocklistResult[], say: TesterSay): Html => {
  const count = (state: BlocklistResult['state']) => lists.filter((list) => list.state === state).length
  const listed = count('listed')
  if (listed > 0) return word('bad', say.counted('lists.summary.listed', listed))
  return count('not-listed') > 0 ? word('good', say('lists.summary.clean')) : word('open', say('lists.summary.silent'))
}

/** Who lists the sending server, who does not, and who did not say. */
export const listsPart = ({ judgement: { blocklists }, say }: ToldReport): Html => {
  const sorted = blocklists.toSorted((one, other) => ORDER[one.state] - ORDER[other.state])
  const listed = sorted.filter(({ state }) => state === 'listed')
  const isSilent = sorted.some(({ state }) => state === 'no-answer' || state === 'unknown')
  return section(
    'blocklists',
    say('lists.title'),
    blocklists.length === 0
      ? html`<p>${say('lists.none')}</p>`
      : html`<p class="conclusion">${summaryOf(sorted, say)}</p>
          ${isSilent ? html`<p class="soft">${say('lists.silent-hint')}</p>` : ''}
          ${listed.length > 0 ? table(listed, say) : ''}
          <details class="list-folded">
            <summary>${say('lists.all', { count: sorted.length })}</summary>
            ${table(sorted, say)}
          </details>`,
  )
}
