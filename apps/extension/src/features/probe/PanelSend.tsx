import type { PanelState } from '../../messaging/answers.ts'
import type { PanelModel } from './panel-model.ts'
import type { PanelStore } from './panel-store.ts'
import type { PanelWords } from './panel-words.ts'
import { SendForm } from './SendForm.tsx'

export interface PanelSendProps {
  model: PanelModel
  store: PanelStore
  state: PanelState
  words: PanelWords
  /** After a message that did not arrive: this is another one. */
  isAgain?: boolean
}

/** The panel’s way to send, tied to its memory. */
export const PanelSend = ({ model, store, state, words, isAgain = false }: PanelSendProps) => (
  <SendForm
    {...model}
    state={state}
    words={words}
    label={words.say(isAgain ? 'send-again' : 'send')}
    onRelay={(relayId) => store.set({ relayId })}
    onLeave={(hasFallback) => void store.leaveRelay(hasFallback)}
    onSend={(overQuota) => void (isAgain ? store.startAgain(overQuota) : store.start(overQuota))}
  />
)
