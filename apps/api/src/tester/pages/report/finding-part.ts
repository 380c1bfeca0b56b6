import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { headingText } from './heading-text.ts'
import { sectionName } from './section-name.ts'
import type { TesterSay } from '../say-tester.ts'
import { seenText } from '../seen-text.ts'
import type { ToldFinding } from './told-findings.ts'

const RFC = /^RFC (\d{1,5})(?: §(\d[\d.]*))?/

/** Where a rule stands, as an address: the RFC’s, or that of its page. Null when it is neither. */
const addressOf = (reference: string): string | null => {
  const [, number, section] = RFC.exec(reference) ?? []
  if (number !== undefined)
    return `https://www.rfc-editor.org/rfc/rfc${number}${section === undefined ? '' : `#section-${section}`}`
  return reference.startsWith('https://') ? reference : null
}

/** Where a rule comes from, and what its check is called. */
const sourcePart = ({ finding, reference }: ToldFinding, say: TesterSay): Html => {
  const address = reference === null ? null : addressOf(reference)
  const where =
    reference === null
      ? ''
      : html`${say('costs.reference')}${say('colon')}
        ${address === null ? reference : html`<a href="${address}" rel="noreferrer">${reference}</a>`} · `
  return html`<p class="source">${where}${say('costs.id')}${say('colon')} <code>${finding.checkId}</code></p>`
}

/** What a finding costs, in words: `−1 point`. */
export const costOf = (points: number, say: TesterSay): string => say.counted('points', points)

const kickerOf = ({ finding }: ToldFinding, say: TesterSay): string => {
  const { status, points, section } = finding
  const word = status === 'fail' && points === 0 ? say('status.remark') : say(`status.${status}`)
  return section === null ? word : `${word} · ${sectionName(section, say)}`
}

/** What matters to whoever counts: faults, and what could not be judged. */
const isTelling = ({ finding: { status } }: ToldFinding): boolean => status !== 'pass' && status !== 'not-applicable'

const morePart = (told: ToldFinding, say: TesterSay): Html =>
  html`<div class="more">
    ${told.summary === null ? '' : html`<p>${seenText(told.summary)}</p>`}
    ${
      told.advice === null
        ? ''
        : html`<h4>${say('costs.advice')}</h4>
            <p>${seenText(told.advice)}</p>`
    }
    ${sourcePart(told, say)}
  </div>`

/** One finding: what it is about, what it costs; unfolded, what was found, what to do, and where the rule stands. */
export const findingPart = (told: ToldFinding, say: TesterSay, isOpen = false): Html => {
  const { checkId, status, points } = told.finding
  return html`<li
    class="finding"
    ${isTelling(told) ? html`data-testid="finding"` : ''}
    data-check-id="${checkId}"
    data-status="${status}"
    data-points="${points}"
    data-weight="${points < 0 ? 'costs' : 'free'}"
  >
    <details ${isOpen ? html`open` : ''} data-print-open>
      <summary>
        <span class="sign"></span>
        <h3>${headingText(told.title)}</h3>
        ${points < 0 ? html`<span class="cost">${costOf(points, say)}</span>` : ''}
        <span class="kicker">${kickerOf(told, say)}</span>
      </summary>
      ${morePart(told, say)}
    </details>
  </li>`
}

/** Findings one below the other. */
export const findingList = (list: readonly ToldFinding[], say: TesterSay, isOpen = false): Html =>
  html`<ul class="findings">
    ${list.map((told) => findingPart(told, say, isOpen))}
  </ul>`

/** Findings that stand behind a word, to be unfolded; nothing for none. */
export const foldedFindings = (title: string, list: readonly ToldFinding[], say: TesterSay): Html =>
  list.length === 0
    ? html``
    : html`<details class="list-folded">
        <summary>${title}</summary>
        ${findingList(list, say)}
      </details>`
