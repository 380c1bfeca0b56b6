import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Ask } from '../probe/ask.ts'
import type { PanelWords } from '../probe/panel-words.ts'

export interface KeptModel {
  phase: 'reading' | 'kept' | 'not-kept'
  reportId: string | null
}

/** The panel beside a result of our own tester: the page itself says what there is to say, this where it is kept. */
export const KeptResult = ({ model, words, ask }: { model: KeptModel; words: PanelWords; ask: Ask }) => {
  const { phase, reportId } = model
  if (phase === 'reading') return <p class="soft">{words.say('reading')}</p>
  if (reportId === null) return <p class="soft">{words.say('own-not-kept')}</p>
  return (
    <div class="stack" data-testid="probe-state" data-state="reported">
      <p>
        <Icon name="check" /> {words.say('own-kept')}
      </p>
      <Button wide onClick={() => void ask('page/open', { page: 'report', reportId })} data-testid="open-kept">
        {words.say('own-open')}
      </Button>
    </div>
  )
}
