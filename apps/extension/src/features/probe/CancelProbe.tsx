import type { ToldProbe } from '../../messaging/answers.ts'
import { Button } from '../../ui/Button.tsx'
import type { PanelWords } from './panel-words.ts'
import { isSending } from './steps.ts'

export interface CancelProbeProps {
  probe: ToldProbe
  isBusy: boolean
  onCancel: () => void
  words: PanelWords
}

/** The way back, as long as there is one; afterwards a word that there is none any more. */
export const CancelProbe = ({ probe, isBusy, onCancel, words }: CancelProbeProps) => {
  if (isSending(probe) && probe.isCancellable)
    return (
      <Button disabled={isBusy} onClick={onCancel}>
        {words.say('cancel')}
      </Button>
    )
  const isUnderWay = isSending(probe) || probe.state === 'accepted' || probe.state === 'waiting'
  return isUnderWay ? <p class="soft">{words.say('no-recall')}</p> : null
}
