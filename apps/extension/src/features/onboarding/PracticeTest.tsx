import { useEffect, useRef, useState } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { ToldProbe } from '../../messaging/answers.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Gauge } from '../../ui/Gauge.tsx'
import { pollAfter } from '../probe/follow-probe.ts'
import { popupReportOf } from '../probe/popup-report.ts'
import { pageWords } from '../probe/popup-words.ts'
import { ProbeOutcome } from '../probe/ProbeOutcome.tsx'
import { scoreText, scoreTone } from '../probe/score-text.ts'
import { TopFaults } from '../probe/TopFaults.tsx'
import { reportHref } from '../report/route.ts'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { onboardingWords as words } from './words.ts'

/** The test as it stands now: the background tells of it, and is asked for as long as something is to come. */
const useFollowed = (started: ToldProbe | null): ToldProbe | null => {
  const { value, failure, reload } = useAnswer('probe/get', started ? { probeId: started.id } : null, ['probe'])
  const probe = value ?? started
  useEffect(() => {
    const pause = pollAfter(probe)
    if (pause === null) return
    const timer = setTimeout(() => void reload(), pause)
    return () => clearTimeout(timer)
  }, [probe, failure, reload])
  return probe
}

const Faults = ({ reportId }: { reportId: string }) => {
  const report = useAnswer('report/get', { id: reportId })
  if (report.failure) return <FailureNotice failure={report.failure} onRetry={() => void report.reload()} />
  return report.value ? <TopFaults report={popupReportOf(report.value)} /> : null
}

const Verdict = ({ report: { id, score, band } }: { report: NonNullable<ToldProbe['report']> }) => {
  const text = scoreText(score, uiLocale.value)
  return (
    <div class="practice-verdict" data-testid="practice-report">
      <Gauge
        value={score}
        max={10}
        tone={scoreTone(score, band)}
        text={text}
        unit="/10"
        label={words('practice-score', { score: text })}
        testId="score"
      />
      <div class="stack">
        <Faults reportId={id} />
        <p class="soft">{words('practice-done')}</p>
        <div class="row">
          <LinkButton href={`/report.html${reportHref(id)}`} target="_blank">
            {words('practice-open')}
          </LinkButton>
        </div>
      </div>
    </div>
  )
}

/**
 * For those who have no relay yet: one click, and the report of a practice message stands here. It goes to the tester
 * of the user's own API; where that has none, nothing is offered.
 */
export const PracticeTest = () => {
  const testers = useAnswer('testers/list', {}, ['session'])
  const [started, setStarted] = useState<ToldProbe | null>(null)
  const start = useRequest('direct-test/start')
  const probe = useFollowed(started)
  // Kept until it was answered: a second click after a cut is the same message.
  const key = useRef(crypto.randomUUID())
  const run = async () => {
    const answer = await start.run({ tester: 'bienrecu', relayId: null, idempotencyKey: key.current })
    if (!answer.ok) return
    key.current = crypto.randomUUID()
    setStarted(answer.value)
  }
  if (!testers.value?.items.some(({ id }) => id === 'bienrecu')) return null
  const isUnderWay = start.isRunning || pollAfter(probe) !== null
  return (
    <section class="stack practice" aria-labelledby="practice" data-testid="practice">
      <h3 id="practice">{words(probe?.report ? 'practice-shown' : 'practice-title')}</h3>
      <div role="status">
        {probe?.report ? (
          <Verdict report={probe.report} />
        ) : (
          <p class="soft">{words(isUnderWay ? 'practice-under-way' : 'practice-text')}</p>
        )}
      </div>
      {probe ? <ProbeOutcome probe={probe} words={pageWords().steps} /> : null}
      {start.failure ? <FailureNotice failure={start.failure} /> : null}
      {probe?.report ? null : (
        <div class="row">
          <Button aria-disabled={isUnderWay} onClick={() => void run()} data-testid="send-practice">
            {words('practice-send')}
          </Button>
        </div>
      )}
    </section>
  )
}
