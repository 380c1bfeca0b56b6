import { readFirstFrame, writeFirstFrame } from '../../storage/first-frame.ts'
import type { PopupModel } from './popup-view.ts'

/** Raised with the shape of the model: an older frame is then not shown. */
const VERSION = 2

type Frame = Pick<PopupModel, 'state' | 'probe' | 'report' | 'recent' | 'tab' | 'relayId'>

// Written below and nowhere else, in a storage that only pages of this extension reach.
const asFrame = (stored: object): Frame => stored as Frame

const EMPTY: Frame = { state: null, probe: null, report: null, recent: [], tab: null, relayId: null }

/** What the last popup saw: the first frame of this one, until the background has answered. */
export const readPopupFrame = (): Frame => {
  const { popup } = readFirstFrame()
  if (typeof popup !== 'object' || popup === null || !('version' in popup)) return EMPTY
  return popup.version === VERSION ? asFrame(popup) : EMPTY
}

/** Keeps what this popup sees for the next one. The words of the panel stay out: a popup has its own. */
export const writePopupFrame = ({ state, probe, report, recent, tab, relayId }: PopupModel): void => {
  const lean = state && { ...state, words: { panel: {}, steps: {} } }
  writeFirstFrame({ popup: { version: VERSION, state: lean, probe, report, recent, tab, relayId } })
}
