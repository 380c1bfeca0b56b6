import type { TesterResult } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Gauge } from '../../ui/Gauge.tsx'
import { scoreText, scoreTone } from '../probe/score-text.ts'
import { reportWordsIn } from '../report/report-words.ts'
import { bandOf } from '../report/verdict.ts'
import { JudgedBeyond } from './JudgedBeyond.tsx'

/** What a message file was found to be. It was not sent, and so it is no test of the history. */
export const JudgedFile = ({ result }: { result: TesterResult }) => {
  const { score, maxScore, band, message } = result.judgement
  const words = reportWordsIn(uiLocale.value, 'bienrecu')
  const text = scoreText(score, uiLocale.value)
  const name = bandOf(score, band)
  return (
    <>
      <section class="card report-head">
        <Gauge
          value={score}
          max={maxScore}
          tone={scoreTone(score, band)}
          text={text}
          unit="/10"
          label={words.say('score', { score: text })}
          testId="score"
        />
        <div class="stack">
          <div>
            <h2>{words.say(`verdict.${name}`)}</h2>
            <p>{words.say(`lead.${name}`, words.names)}</p>
          </div>
          {message.subject === null ? null : <p class="soft">{message.subject}</p>}
        </div>
      </section>
      <JudgedBeyond result={result} reportWords={words} />
    </>
  )
}
