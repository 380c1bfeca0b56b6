import { uiLocale } from '../../locales/ui-locale.ts'
import { faultHeading } from '../report/check-words.ts'
import type { PopupReport } from './popup-view.ts'
import { popupWords as words } from './popup-words.ts'
import { scoreText } from './score-text.ts'

/** What to correct first, in a few lines; or that there is nothing. */
export const TopFaults = ({ report }: { report: PopupReport }) => {
  if (report.faults.length === 0) return <p>{words('nothing-to-correct')}</p>
  return (
    <div>
      <h3>{words('correct-first')}</h3>
      <ul role="list" class="faults">
        {report.faults.map(({ checkId, title, points, isFailure }) => (
          <li key={checkId + title} data-tone={isFailure ? 'bad' : 'warning'}>
            <span>{faultHeading(checkId, title)}</span>
            {points ? <b>{scoreText(points, uiLocale.value)}</b> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
