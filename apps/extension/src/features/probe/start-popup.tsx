import { effect } from '@preact/signals'
import { onChange } from '../../messaging/on-change.ts'
import { afterFirstFrame } from '../session/after-first-frame.ts'
import { drawPage, followSession } from '../session/start-page.ts'
import { ask } from './ask.ts'
import { findTesterTab } from './find-tester-tab.ts'
import { followProbe } from './follow-probe.ts'
import { Popup } from './Popup.tsx'
import { readPopupFrame, writePopupFrame } from './popup-frame.ts'
import { createPopupStore, type PopupStore } from './popup-store.ts'
import { applyPopupStyles } from './popup-styles.ts'
import { popupWords } from './popup-words.ts'

const HEARTBEAT = 1_000 // milliseconds

const keepUpToDate = (store: PopupStore): void => {
  followSession()
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

/** Draws the popup at once from what the last one saw, then brings it up to date and keeps it so. */
export const startPopup = async (): Promise<void> => {
  const frame = readPopupFrame()
  const store = createPopupStore({ ask, findTab: () => findTesterTab(ask), frame })
  applyPopupStyles()
  drawPage(<Popup store={store} ask={ask} />, () => popupWords('title'))
  // To answer, the background wants the processor that the first frame needs. With nothing to show it cannot wait.
  if (frame.state) await afterFirstFrame()
  keepUpToDate(store)
}
