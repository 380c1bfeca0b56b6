import { effect } from '@preact/signals'
import { onChange } from '../../messaging/on-change.ts'
import { startPage } from '../session/start-page.ts'
import { ask } from './ask.ts'
import { findTesterTab } from './find-tester-tab.ts'
import { followProbe } from './follow-probe.ts'
import { Popup } from './Popup.tsx'
import { readPopupFrame, writePopupFrame } from './popup-frame.ts'
import { createPopupStore } from './popup-store.ts'
import { popupWords } from './popup-words.ts'

const HEARTBEAT = 1_000 // milliseconds

/** Draws the popup at once from what the last one saw, then brings it up to date and keeps it so. */
export const startPopup = (): void => {
  const store = createPopupStore({ ask, findTab: () => findTesterTab(ask), frame: readPopupFrame() })
  startPage(<Popup store={store} ask={ask} />, () => popupWords('title'))

  const follower = followProbe(() => store.model.peek().probe, store.refreshProbe)
  effect(() => {
    const model = store.model.value
    follower.changed()
    if (model.isFresh) writePopupFrame(model)
  })
  // Seen here is seen: the badge on the button that opened this goes away.
  effect(() => {
    const view = store.view.value
    if (store.model.value.isFresh && view.kind === 'outcome') void ask('probe/seen', { probeId: view.probe.id })
  })
  onChange(() => void store.refresh())
  setInterval(() => {
    if (store.view.peek().kind === 'running') store.set({ now: Date.now() })
  }, HEARTBEAT)
  void store.refresh()
}
