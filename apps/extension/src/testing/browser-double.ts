import { vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

export interface FakeTab {
  id: number
  url: string
  active?: boolean
  /** What its content script answers to `tab/address`; absent when none runs there. */
  answer?: unknown
}

export interface BrowserDouble {
  /** Names and origins the user has granted. */
  granted: Set<string>
  tabs: FakeTab[]
  /** Everything told to tabs and pages, in order. */
  told: unknown[]
  scripts: Map<string, { id: string; matches?: string[] }>
}

const matchesPattern = (url: string, pattern: string): boolean => url.startsWith(pattern.replace(/\*$/, ''))

const isWanted = (tab: FakeTab, query: { url?: string | string[]; active?: boolean }): boolean => {
  const patterns = query.url === undefined ? null : [query.url].flat()
  if (patterns && !patterns.some((pattern) => matchesPattern(tab.url, pattern))) return false
  return query.active === undefined || tab.active === query.active
}

const fakePermissions = ({ granted }: BrowserDouble): void => {
  const areGranted = ({ permissions = [], origins = [] }: { permissions?: string[]; origins?: string[] }): boolean =>
    [...permissions, ...origins].every((name) => granted.has(name))
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async (wanted) => areGranted(wanted))
  vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockImplementation(() => {})
  vi.spyOn(fakeBrowser.permissions.onRemoved, 'addListener').mockImplementation(() => {})
}

const fakeTabs = ({ tabs, told }: BrowserDouble): void => {
  const toTab = (tab: FakeTab) => ({ ...tab, windowId: 0 })
  Object.assign(fakeBrowser.tabs, {
    query: async (query: Parameters<typeof isWanted>[1]) => tabs.filter((tab) => isWanted(tab, query)).map(toTab),
    get: async (id: number) => {
      const tab = tabs.find((one) => one.id === id)
      if (!tab) throw new Error('No tab with this id')
      return toTab(tab)
    },
    sendMessage: async (id: number, message: unknown) => {
      told.push(message)
      const tab = tabs.find((one) => one.id === id)
      if (!tab || !('answer' in tab)) throw new Error('Receiving end does not exist')
      return tab.answer
    },
  })
}

const fakeScripting = ({ scripts }: BrowserDouble): void => {
  const put = async (added: { id: string; matches?: string[] }[]) => {
    for (const script of added) scripts.set(script.id, script)
  }
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async ({ ids }: { ids: string[] }) =>
      [...scripts.values()].filter(({ id }) => ids.includes(id)),
    registerContentScripts: put,
    updateContentScripts: put,
    unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
      for (const id of ids) scripts.delete(id)
    },
  })
}

/**
 * The browser around the extension, fresh: what the library’s fake lacks is added for the calls we make, and nothing
 * more, so that a call nobody thought of still throws.
 */
export const installBrowser = ({ language = 'en' }: { language?: string } = {}): BrowserDouble => {
  fakeBrowser.reset()
  const double: BrowserDouble = {
    granted: new Set(['https://www.mail-tester.com/*']),
    tabs: [],
    told: [],
    scripts: new Map(),
  }
  fakeBrowser.i18n.getUILanguage = () => language
  fakePermissions(double)
  fakeTabs(double)
  fakeScripting(double)
  Object.assign(fakeBrowser.runtime, {
    getPlatformInfo: async () => ({ os: 'linux', arch: 'x86-64' }),
    sendMessage: async (message: unknown) => {
      double.told.push(message)
    },
  })
  return double
}
