import type { PanelState, TesterTab } from '../../messaging/answers.ts'
import { Button } from '../../ui/Button.tsx'
import { openTab, TESTER_URL } from './go-to-tab.ts'
import type { PopupStore } from './popup-store.ts'
import { pageWords, popupWords as words } from './popup-words.ts'
import { SendForm } from './SendForm.tsx'

/** The page in front is that of our own tester, and what a relay sends will hardly arrive there. */
export const isLocal = (state: PanelState, tab: TesterTab | null): boolean =>
  tab?.tester === 'bienrecu' && state.testers.some(({ id, isReachable }) => id === 'bienrecu' && !isReachable)

/** The popup’s way to send, tied to its memory; nothing can be sent before what it shows is up to date. */
export const PopupSend = ({ store, label }: { store: PopupStore; label: string }) => {
  const model = store.model.value
  if (!model.state) return null
  const { state, tab } = model
  const isOwn = tab?.tester === 'bienrecu'
  const caution = isLocal(state, tab) ? pageWords().say('local') : null
  return (
    <SendForm
      state={isOwn ? { ...state, quota: null, caution } : state}
      relayId={model.relayId}
      onRelay={(relayId) => store.set({ relayId })}
      isBusy={model.isBusy || !model.isFresh}
      refusal={model.refusal}
      words={pageWords()}
      onLeave={(hasFallback) => void store.leaveRelay(hasFallback)}
      onSend={(overQuota) => void store.send(overQuota)}
      label={label}
    />
  )
}

/** The way to an address: the tester’s own page, in a new tab. */
export const OpenTester = ({ isAgain = false }: { isAgain?: boolean }) => (
  <Button variant={isAgain ? 'secondary' : 'primary'} wide onClick={() => openTab(TESTER_URL)}>
    {words(isAgain ? 'new-test' : 'open-tester')}
  </Button>
)
