import { uiLocale } from '../../locales/ui-locale.ts'
import { Badge } from '../../ui/Badge.tsx'
import { agoText } from '../session/moment-text.ts'
import type { RecentTest } from './popup-view.ts'
import { popupWords as words } from './popup-words.ts'
import { scoreText, scoreTone } from './score-text.ts'

const Mark = ({ test }: { test: RecentTest }) => {
  if (test.report)
    return (
      <Badge tone={scoreTone(test.report.score, test.report.band)}>
        {words('score-short', { score: scoreText(test.report.score, uiLocale.value) })}
      </Badge>
    )
  return <Badge>{words(`without.${test.state}`)}</Badge>
}

const Line = ({ test, now }: { test: RecentTest; now: number }) => (
  <>
    <span>
      {test.relayName ?? words('no-relay-known')}
      <span class="soft"> {agoText(new Date(test.createdAt), new Date(now), uiLocale.value)}</span>
    </span>
    <Mark test={test} />
  </>
)

/** The latest tests, each leading to its report. */
export const PopupRecent = ({ tests, now }: { tests: readonly RecentTest[]; now: number }) => {
  if (tests.length === 0) return null
  return (
    <section class="recent" aria-labelledby="recent">
      <h2 id="recent">{words('recent')}</h2>
      <ul role="list">
        {tests.map((test) => (
          <li key={test.id}>
            {test.report ? (
              <a href={`/report.html#/report/${test.report.id}`} target="_blank" rel="noopener">
                <Line test={test} now={now} />
              </a>
            ) : (
              <div>
                <Line test={test} now={now} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
