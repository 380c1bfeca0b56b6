import { beforeEach, describe, expect, it } from 'vitest'
import { panelState, toldProbe } from './example-probe.ts'
import { readPopupFrame, writePopupFrame } from './popup-frame.ts'
import type { PopupModel } from './popup-view.ts'

const MODEL: PopupModel = {
  isFresh: true,
  state: panelState(),
  failure: null,
  probe: toldProbe({ state: 'waiting' }),
  report: null,
  recent: [],
  tab: null,
  isBusy: false,
  refusal: null,
  relayId: 'a',
  now: 0,
}

beforeEach(() => {
  localStorage.clear()
})

describe('the first frame of a popup', () => {
  it('is what the last one saw', () => {
    writePopupFrame(MODEL)
    expect(readPopupFrame()).toMatchObject({ probe: { state: 'waiting' }, relayId: 'a' })
  })

  it('is empty the first time, and when it was written by another version', () => {
    expect(readPopupFrame().state).toBeNull()
    localStorage.setItem('first-frame', JSON.stringify({ popup: { version: 0, state: 'strange' } }))
    expect(readPopupFrame().state).toBeNull()
  })
})
