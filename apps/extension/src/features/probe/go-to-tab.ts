import { browser } from 'wxt/browser'

export const TESTER_URL = 'https://www.mail-tester.com/'

// A popup that has done its work closes; what it opened is what the user wants to see.
const close = () => window.close()

/** Opens a page in a new tab, and closes the popup. */
export const openTab = (url: string): void => void browser.tabs.create({ url }).then(close)

/** Brings a tab to the front, and closes the popup. */
export const showTab = (tabId: number): void => void browser.tabs.update(tabId, { active: true }).then(close)

/** Reloads a tab in front of the user, and closes the popup. */
export const reloadTab = (tabId: number): void =>
  void browser.tabs.reload(tabId).then(() => browser.tabs.update(tabId, { active: true }).then(close))
