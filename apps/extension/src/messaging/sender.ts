import { browser, type Browser } from 'wxt/browser'
import type { Audience } from './protocol.ts'

export type Sender = Browser.runtime.MessageSender

/** Hosts of mail-tester itself; users add the white-label hosts of their own. */
export const TESTER_HOSTS = ['www.mail-tester.com'] as const

const pageOf = (sender: Sender): URL | null => (sender.url && URL.canParse(sender.url) ? new URL(sender.url) : null)

/**
 * Who sent a message: a page of this extension, the content script in the top frame of a tester’s page, or null for
 * everything else. `testerHosts` are the exact host names read as testers.
 */
export const audienceOf = (sender: Sender, testerHosts: readonly string[]): Audience | null => {
  if (sender.id !== browser.runtime.id) return null
  const page = pageOf(sender)
  if (!page) return null
  if (page.origin === new URL(browser.runtime.getURL('/')).origin) return 'extension-pages'
  const isTopFrameOfTab = sender.tab !== undefined && (sender.frameId ?? 0) === 0
  return isTopFrameOfTab && page.protocol === 'https:' && testerHosts.includes(page.hostname) ? 'tester-page' : null
}
