import type { ToldProbe } from '../../messaging/answers.ts'
import { Notice } from '../../ui/Notice.tsx'
import type { StepWords } from './panel-words.ts'

/** Why a probe ended badly, or in doubt, with the relay’s own words; a copy that could not be filed; else nothing. */
export const ProbeOutcome = ({ probe, words }: { probe: ToldProbe; words: StepWords }) => {
  if ((probe.state !== 'failed' && probe.state !== 'unknown') || !probe.sentence)
    return probe.copyWarning ? <Notice tone="warning" role="status" title={probe.copyWarning} /> : null
  const tone = probe.state === 'unknown' ? 'warning' : 'bad'
  return (
    <Notice tone={probe.code === 'cancelled' ? 'neutral' : tone} role="alert">
      <p>{probe.sentence}</p>
      {probe.reply && !probe.acceptedAt ? (
        <p class="soft">
          {words('relay-said')} <samp>{probe.reply}</samp>
        </p>
      ) : null}
    </Notice>
  )
}
