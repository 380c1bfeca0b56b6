import type { StoredReport } from '@bienrecu/shared'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { scoreText, scoreTone } from '../probe/score-text.ts'
import { RepairLink } from '../plan/RepairLink.tsx'
import { isPractice } from '../domain/last-test.ts'
import { domainHref } from '../domain/start-of.ts'
import { dateText } from '../session/moment-text.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Gauge } from '../../ui/Gauge.tsx'
import { copyWords } from './copy-words.ts'
import { asJson, asMarkdown, asPlainText } from './export-report.ts'
import { momentText } from './moment.ts'
import type { ReportWords } from './report-words.ts'
import { retentionOf } from './retention.ts'
import { bandOf } from './verdict.ts'

export interface ReportHeadProps {
  stored: StoredReport
  words: ReportWords
  now: Date
}

const Row = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

const TesterLink = ({ stored: { report }, words: { say, names } }: Omit<ReportHeadProps, 'now'>) => (
  <a href={report.url} target="_blank" rel="noopener noreferrer">
    {report.tester === 'bienrecu' ? say('open-own') : say('open-tester', names)}
  </a>
)

// Only mail-tester deletes its page after a time that is known; ours is kept as long as the report.
const Kept = (props: ReportHeadProps) => {
  const { stored, words, now } = props
  const { say, locale } = words
  const { tester, readAt } = stored.report
  if (tester !== 'mail-tester')
    return (
      <p class="soft">
        {tester === 'bienrecu' ? say('kept-here') : null} <TesterLink {...props} />
      </p>
    )
  const { until, isOver } = retentionOf(readAt, now)
  return (
    <p class="soft">
      {say(isOver ? 'kept-after' : 'kept-until', { date: dateText(until, locale) })}{' '}
      {isOver ? null : <TesterLink {...props} />}
    </p>
  )
}

const PassOn = ({ stored, words }: ReportHeadProps) => {
  const id = useId()
  const { say } = words
  return (
    <div class="row" role="group" aria-labelledby={id}>
      <span id={id}>{say('pass-on')}</span>
      <CopyButton
        variant="secondary"
        text={() => asPlainText(stored, words)}
        words={copyWords(words, say('as-text'))}
      />
      <CopyButton
        variant="secondary"
        text={() => asMarkdown(stored, words)}
        words={copyWords(words, say('as-markdown'))}
      />
      <CopyButton variant="secondary" text={() => asJson(stored)} words={copyWords(words, say('as-json'))} />
    </div>
  )
}

/** The score and what it means, where it comes from, and the ways to pass the report on. */
export const ReportHead = (props: ReportHeadProps) => {
  const { stored, words } = props
  const { report, relayName } = stored
  const { say, locale, names } = words
  const band = bandOf(report.score, report.band)
  const text = scoreText(report.score, locale)
  return (
    <section class="card report-head">
      <Gauge
        value={report.score}
        max={report.maxScore}
        tone={scoreTone(report.score, report.band)}
        text={text}
        unit="/10"
        label={say('score', { score: text })}
        testId="score"
      />
      <div class="stack">
        <div>
          <h1>{say(`verdict.${band}`)}</h1>
          <p>{say(`lead.${band}`, names)}</p>
          {report.headline && report.source !== 'judged' ? (
            <p class="soft">{say('tester-says', { headline: report.headline, ...names })}</p>
          ) : null}
        </div>
        <dl class="pairs">
          <Row label={say('relay')}>{relayName ?? say('no-relay')}</Row>
          <Row label={say('tester')}>{names.tester}</Row>
          <Row label={say('address')}>{report.address}</Row>
          <Row label={say('date')}>
            <time dateTime={report.readAt}>{momentText(report.readAt, locale)}</time>
          </Row>
          {report.evidence.subject ? <Row label={say('subject')}>{report.evidence.subject}</Row> : null}
        </dl>
        {report.evidence.fromAddress && !isPractice(stored) ? (
          <div class="row">
            <RepairLink target={{ domain: null, reportId: stored.id }} />
            <a href={domainHref(stored.id)}>{say('examine-domain')}</a>
          </div>
        ) : null}
        <PassOn {...props} />
        <Kept {...props} />
      </div>
    </section>
  )
}
