import { uiLocale } from '../../locales/ui-locale.ts'
import type { ToldProbe } from '../../messaging/answers.ts'
import { Button } from '../../ui/Button.tsx'
import { Gauge } from '../../ui/Gauge.tsx'
import { agoText } from '../session/moment-text.ts'
import { ProbeOutcome } from './ProbeOutcome.tsx'
import type { PopupModel } from './popup-view.ts'
import { pageWords, popupWords as words } from './popup-words.ts'
import { probeHeading } from './probe-heading.ts'
import { scoreText, scoreTone } from './score-text.ts'
import { TopFaults } from './TopFaults.tsx'

const Origin = ({ probe, now }: { probe: ToldProbe; now: number }) => (
  <p class="soft">
    {words('through', {
      relay: probe.relayName ?? words('no-relay-known'),
      when: agoText(new Date(probe.createdAt), new Date(now), uiLocale.value),
    })}
  </p>
)

export interface PopupOutcomeProps {
  model: PopupModel
  probe: ToldProbe
  onOpenReport: (reportId: string) => void
  onRepair: (reportId: string) => void
}

const Reported = ({ model, probe, onOpenReport, onRepair }: PopupOutcomeProps) => {
  const { report: summary } = probe
  if (!summary) return null
  const report = model.report?.id === summary.id ? model.report : null
  const text = scoreText(summary.score, uiLocale.value)
  return (
    <>
      <div class="verdict">
        <Gauge
          value={summary.score}
          max={10}
          tone={scoreTone(summary.score, summary.band)}
          text={text}
          unit="/10"
          label={words('score', { score: text })}
          testId="score"
        />
        <div class="stack">
          <h2>{words('last-test')}</h2>
          <Origin probe={probe} now={model.now} />
        </div>
      </div>
      <ProbeOutcome probe={probe} words={pageWords().steps} />
      {report ? <TopFaults report={report} /> : null}
      <Button variant="primary" wide onClick={() => onOpenReport(summary.id)}>
        {words('open-report')}
      </Button>
      {report && report.faults.length > 0 && !report.isPractice ? (
        <Button wide onClick={() => onRepair(summary.id)} data-testid="repair">
          {words('repair')}
        </Button>
      ) : null}
    </>
  )
}

/** How the last test ended: its score and what to correct first, or why there is none. */
export const PopupOutcome = (props: PopupOutcomeProps) => {
  const { probe, model } = props
  if (probe.report) return <Reported {...props} />
  return (
    <>
      <div>
        <h2>{probeHeading(probe, pageWords().steps)}</h2>
        <Origin probe={probe} now={model.now} />
      </div>
      <ProbeOutcome probe={probe} words={pageWords().steps} />
    </>
  )
}
