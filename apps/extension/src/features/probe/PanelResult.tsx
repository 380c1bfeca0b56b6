import type { TesterReport } from '@bienrecu/shared'
import { Button } from '../../ui/Button.tsx'
import { Gauge } from '../../ui/Gauge.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Ask } from './ask.ts'
import type { PanelWords } from './panel-words.ts'
import type { ResultModel } from './result-store.ts'
import { scoreText, scoreTone } from './score-text.ts'
import { topFaults } from './top-faults.ts'

const SHOWN_FAULTS = 3

export interface PanelResultProps {
  result: ResultModel
  onKeep: () => void
  words: PanelWords
  ask: Ask
}

const Score = ({ report, words }: { report: TesterReport; words: PanelWords }) => {
  const text = scoreText(report.score, words.locale)
  return (
    <Gauge
      value={report.score}
      max={report.maxScore}
      tone={scoreTone(report.score, report.band)}
      text={text}
      unit="/10"
      label={words.say('score', { score: text, headline: report.headline })}
      testId="score"
    />
  )
}

const Faults = ({ report, words }: { report: TesterReport; words: PanelWords }) => {
  const faults = topFaults(report, SHOWN_FAULTS)
  if (faults.length === 0) return <p>{words.say('nothing-to-correct')}</p>
  return (
    <div>
      <h2>{words.say('correct-first')}</h2>
      <ul role="list" class="faults" lang={report.language ?? undefined}>
        {faults.map(({ key, title, status, points }) => (
          <li key={key} data-tone={status === 'failure' ? 'bad' : 'warning'}>
            <span>{title}</span>
            {points ? <b>{scoreText(points, words.locale)}</b> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

const Keeping = ({ result, onKeep, words, ask }: PanelResultProps) => {
  const { storedId, refusal } = result
  const keep = (label: string) => (
    <Button wide onClick={onKeep}>
      {label}
    </Button>
  )
  if (storedId)
    return (
      <Button variant="primary" wide onClick={() => void ask('page/open', { page: 'report', reportId: storedId })}>
        {words.say('open-report')}
      </Button>
    )
  if (result.phase === 'foreign')
    return (
      <>
        <p class="soft">{words.say('foreign')}</p>
        {keep(words.say('keep'))}
      </>
    )
  if (result.phase === 'not-stored')
    return (
      <>
        <Notice tone="bad" role="alert" title={words.say('not-stored')}>
          {refusal ? <p>{refusal.sentence}</p> : null}
        </Notice>
        {keep(words.say('retry'))}
      </>
    )
  return <p class="soft">{words.say('storing')}</p>
}

/** The result on the tester’s own page: the score, what to correct first, and the way to the whole report. */
export const PanelResult = (props: PanelResultProps) => {
  const { result, words } = props
  if (result.phase === 'not-understood')
    return (
      <Notice tone="warning" role="alert" title={words.say('report-not-understood')}>
        <p>{words.say('missing', { parts: result.missing.join(', ') })}</p>
      </Notice>
    )
  if (!result.report) return <p class="soft">{words.say('reading')}</p>
  const isKept = result.phase === 'stored'
  return (
    <div class="result" data-testid={isKept ? 'probe-state' : undefined} data-state={isKept ? 'reported' : undefined}>
      <Score report={result.report} words={words} />
      <div class="stack">
        <Faults report={result.report} words={words} />
        <Keeping {...props} />
      </div>
    </div>
  )
}
