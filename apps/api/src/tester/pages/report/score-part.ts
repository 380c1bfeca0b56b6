import type { ScoreSection } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { section, type ToldReport } from './report-view.ts'
import { sectionName } from './section-name.ts'

/** How ten becomes the score, part by part. */
export const scorePart = ({ judgement: { sections, score, maxScore }, say }: ToldReport): Html => {
  const row = ({ key, points, parent }: ScoreSection): Html =>
    html`<tr class="${parent === null ? '' : 'part'}">
      <th scope="row">${sectionName(key, say)}</th>
      <td class="num">${say.number(points, 3)}</td>
    </tr>`
  return section(
    'formula',
    say('score.title'),
    html`<p>${say('score.text')}</p>
      <p>${say('score.unknown')}</p>
      <details class="list-folded" data-print-open>
        <summary>${say('score.show')}</summary>
        <div class="panel">
          <table>
            <thead>
              <tr>
                <th scope="col">${say('score.part')}</th>
                <th scope="col" class="num">${say('score.cost')}</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">${say('score.start')}</th>
                <td class="num">${maxScore}</td>
              </tr>
              ${sections.map(row)}
              <tr class="total">
                <th scope="row">${say('score.total')}</th>
                <td class="num">${say.number(score)}</td>
              </tr>
            </tbody>
          </table>
        </div>
      </details>`,
  )
}
