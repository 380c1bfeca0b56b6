import { browser } from 'wxt/browser'
import type { ChangeNote } from './envelope.ts'
import type { TabAddress, TabEnvelope } from './tab-protocol.ts'

export interface TabHandlers {
  address: () => TabAddress
  changed: (note: ChangeNote) => void
}

const isTabEnvelope = (message: unknown): message is TabEnvelope =>
  typeof message === 'object' && message !== null && 'to' in message && message.to === 'tab'

/** Answers the background from a tester’s tab. Returns the function that stops answering. */
export const serveTab = ({ address, changed }: TabHandlers): (() => void) => {
  const listener = (message: unknown, _sender: unknown, answer: (value: unknown) => void) => {
    if (!isTabEnvelope(message)) return
    if (message.name === 'tab/address') answer(address())
    else if (message.note) changed(message.note)
  }
  browser.runtime.onMessage.addListener(listener)
  return () => browser.runtime.onMessage.removeListener(listener)
}
