import type { DnsChange, StoredReport } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { scoreText, scoreTone } from '../probe/score-text.ts'
import { ChangeList } from '../progress/ChangeList.tsx'
import { type ExplainedGain, explainGain } from '../progress/explain-gain.ts'
import { progressWords } from '../progress/progress-words.ts'
import { copyWords } from '../report/copy-words.ts'
import { momentText } from '../report/moment.ts'
import { reportWordsIn } from '../report/report-words.ts'
import { HISTORY_HREF, reportHref } from '../report/route.ts'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Gauge } from '../../ui/Gauge.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { comparisonMarkdown } from './compare-markdown.ts'
import { compareReports, type Comparison } from './compare-reports.ts'
import { CompareTables } from './CompareTables.tsx'
import { compareWords as words } from './compare-words.ts'

const Difference = ({ difference }: { difference: number }) => {
  if (difference === 0) return <Badge>{words('same-score')}</Badge>
  const count = Math.abs(difference)
  return difference > 0 ? (
    <Badge tone="good" icon="check">
      {words('gain', { count })}
    </Badge>
  ) : (
    <Badge tone="bad" icon="stop">
      {words('loss', { count })}
    </Badge>
  )
}

const SideCard = ({ stored, title }: { stored: StoredReport; title: string }) => {
  const { score, band, maxScore, readAt, tester } = stored.report
  const report = reportWordsIn(uiLocale.value, tester)
  const text = scoreText(score, uiLocale.value)
  return (
    <section class="card side">
      <h2>{title}</h2>
      <Gauge
        value={score}
        max={maxScore}
        tone={scoreTone(score, band)}
        text={text}
        unit="/10"
        label={report.say('score', { score: text })}
        testId="score"
      />
      <p>{stored.relayName ?? report.say('no-relay')}</p>
      <p class="soft">
        {report.say('tester')} {report.names.tester}
      </p>
      <p class="soft">
        <a href={reportHref(stored.id)}>
          <time dateTime={readAt}>{momentText(readAt, uiLocale.value)}</time>
        </a>
      </p>
    </section>
  )
}

const Between = ({ explained: { changes } }: { explained: ExplainedGain }) =>
  changes.length === 0 ? null : (
    <section class="card stack">
      <h2>{progressWords('between')}</h2>
      <ChangeList changes={changes} />
    </section>
  )

const PassOn = ({ comparison, explained }: BodyProps) => {
  const report = reportWordsIn(uiLocale.value)
  return (
    <p class="exports">
      <CopyButton
        variant="secondary"
        text={() => comparisonMarkdown(comparison, explained, report)}
        words={copyWords(report, progressWords('copy'))}
      />
      <Button small onClick={() => print()}>
        {progressWords('print')}
      </Button>
    </p>
  )
}

interface BodyProps {
  comparison: Comparison
  explained: ExplainedGain
}

const Body = ({ comparison, explained }: BodyProps) => (
  <>
    <div class="sides">
      <SideCard stored={comparison.earlier} title={words('earlier')} />
      <SideCard stored={comparison.later} title={words('later')} />
    </div>
    <p class="difference">
      <Difference difference={comparison.difference} />
    </p>
    {comparison.isOtherTester ? (
      <Notice>
        <p>{words('other-tester')}</p>
      </Notice>
    ) : null}
    <PassOn comparison={comparison} explained={explained} />
    <Between explained={explained} />
    <CompareTables comparison={comparison} explained={explained} report={reportWordsIn(uiLocale.value)} />
  </>
)

interface ExplainedProps {
  one: StoredReport
  other: StoredReport
  changes: readonly DnsChange[]
}

const Explained = ({ one, other, changes }: ExplainedProps) => {
  const comparison = compareReports(one, other)
  return <Body comparison={comparison} explained={explainGain(comparison, changes)} />
}

/** Two reports side by side: the score, what was gained and lost, and what may be its cause. */
export const CompareView = ({ ids: [first, second] }: { ids: [string, string] }) => {
  const one = useAnswer('report/get', { id: first })
  const other = useAnswer('report/get', { id: second })
  // Without it the differences are told, and nothing of their causes.
  const scores = useAnswer('scores/list', {})
  const failure = one.failure ?? other.failure
  const report = reportWordsIn(uiLocale.value)
  const isGone = failure?.code === 'report-not-found'
  return (
    <>
      <p>
        <a href={HISTORY_HREF}>{report.say('back')}</a>
      </p>
      <h1>{words('title')}</h1>
      {failure ? (
        <FailureNotice
          failure={isGone ? { ...failure, sentence: words('not-found') } : failure}
          {...(isGone ? {} : { onRetry: () => void Promise.all([one.reload(), other.reload()]) })}
        />
      ) : null}
      {one.value && other.value && (scores.value || scores.failure) ? (
        <Explained one={one.value} other={other.value} changes={scores.value?.changes ?? []} />
      ) : null}
      {(one.value && other.value) || failure ? null : <p class="soft">{report.say('loading')}</p>}
    </>
  )
}
