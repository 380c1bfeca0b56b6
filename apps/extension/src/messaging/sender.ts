import { browser, type Browser } from 'wxt/browser'
import type { Audience } from './protocol.ts'

export type Sender = Browser.runtime.MessageSender

/** Hosts of mail-tester itself; users add the white-label hosts of their own. */
export const TESTER_HOSTS = ['www.mail-tester.com'] as const

/** Whose pages are read as those of a tester. */
export interface TesterPages {
  /** Exact host names: mail-tester’s own, and the white-label ones of the user. */
  hosts: readonly string[]
  /** Where our own tester’s pages begin, at the paired API and nowhere else; null without one. */
  ownPages: string | null
}

const pageOf = (url: string | undefined): URL | null => (url && URL.canParse(url) ? new URL(url) : null)

/** Whether an address is a page of the tester of the paired API. What a page looks like says nothing of it. */
export const isOwnTesterPage = (url: string | undefined, { ownPages }: Pick<TesterPages, 'ownPages'>): boolean => {
  const page = pageOf(url)
  if (!page || ownPages === null) return false
  const place = `${page.origin}${page.pathname}`
  return place === ownPages || place.startsWith(`${ownPages}/`)
}

/** Whether an address is a page of any tester that is read. */
export const isTesterPage = (url: string | undefined, pages: TesterPages): boolean => {
  const page = pageOf(url)
  if (page === null) return false
  return (page.protocol === 'https:' && pages.hosts.includes(page.hostname)) || isOwnTesterPage(url, pages)
}

/**
 * Who sent a message: a page of this extension, the content script in the top frame of a tester’s page, or null for
 * everything else.
 */
export const audienceOf = (sender: Sender, pages: TesterPages): Audience | null => {
  if (sender.id !== browser.runtime.id) return null
  const page = pageOf(sender.url)
  if (!page) return null
  if (page.origin === new URL(browser.runtime.getURL('/')).origin) return 'extension-pages'
  const isTopFrameOfTab = sender.tab !== undefined && (sender.frameId ?? 0) === 0
  return isTopFrameOfTab && isTesterPage(sender.url, pages) ? 'tester-page' : null
}
