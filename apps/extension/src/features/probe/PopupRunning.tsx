import { resultIdOf, resultUrl } from '../../testers/mail-tester/address.ts'
import { Button } from '../../ui/Button.tsx'
import { CancelProbe } from './CancelProbe.tsx'
import { openTab, showTab } from './go-to-tab.ts'
import type { PopupStore } from './popup-store.ts'
import type { PopupView } from './popup-view.ts'
import { pageWords, popupWords as words } from './popup-words.ts'
import { ProbeOutcome } from './ProbeOutcome.tsx'
import { ProbeSteps } from './ProbeSteps.tsx'
import { probeHeading } from './probe-heading.ts'
import { isSending } from './steps.ts'

/** A test under way: its steps, the way back, and the page where its result will open. */
export const PopupRunning = ({ store, view }: { store: PopupStore; view: PopupView & { kind: 'running' } }) => {
  const { probe } = view
  const { isBusy, now, tab } = store.model.value
  const page = pageWords()
  const isLookedAt = probe.isReadFromPage && !isSending(probe)
  const isWatched = tab !== null && tab.address === probe.address
  return (
    <>
      <h2>{probeHeading(probe, page.steps)}</h2>
      <ProbeOutcome probe={probe} words={page.steps} />
      <ProbeSteps probe={probe} words={page.steps} locale={page.locale} now={now} />
      <CancelProbe probe={probe} words={page} isBusy={isBusy} onCancel={() => void store.cancel(probe.id)} />
      {probe.isReadFromPage ? null : <p class="soft">{words('by-itself')}</p>}
      {isLookedAt ? <p class="soft">{words(isWatched ? 'watched' : 'not-watched')}</p> : null}
      {isLookedAt ? (
        <Button wide onClick={() => (isWatched ? showTab(tab.tabId) : openTab(resultUrl(resultIdOf(probe.address))))}>
          {words(isWatched ? 'show-tab' : 'open-result')}
        </Button>
      ) : null}
    </>
  )
}
