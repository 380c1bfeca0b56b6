import { browser } from 'wxt/browser'
import type { ChangeNote } from './envelope.ts'

const isChangeNote = (message: unknown): message is ChangeNote =>
  typeof message === 'object' && message !== null && 'to' in message && message.to === 'pages'

/** Calls back when the background says that something changed. For extension pages; returns the way to stop. */
export const onChange = (callback: (note: ChangeNote) => void): (() => void) => {
  const listener = (message: unknown) => {
    if (isChangeNote(message)) callback(message)
  }
  browser.runtime.onMessage.addListener(listener)
  return () => browser.runtime.onMessage.removeListener(listener)
}
