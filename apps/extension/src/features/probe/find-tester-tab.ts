import { browser } from 'wxt/browser'
import type { TesterTab } from '../../messaging/answers.ts'
import type { Ask } from './ask.ts'

const TESTER = 'https://www.mail-tester.com/*'
/** Tabs asked at most: the one used last is nearly always the one meant. */
const ASKED = 4

const hasAddress = (tab: TesterTab | null): boolean => tab?.kind === 'home' && tab.address !== null

/**
 * The tester’s page that a click in the popup means: the one in front, or else the one used last that shows an address,
 * or else the one used last. Null when none is open.
 */
export const findTesterTab = async (ask: Ask): Promise<TesterTab | null> => {
  const read = async (tabId?: number): Promise<TesterTab | null> => {
    const answer = await ask('tab/current', tabId === undefined ? {} : { tabId })
    return answer.ok ? answer.value : null
  }
  const inFront = await read()
  if (inFront) return inFront
  const tabs = (await browser.tabs.query({ url: TESTER })).sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
  const known = await Promise.all(tabs.slice(0, ASKED).map(async ({ id }) => (id === undefined ? null : read(id))))
  return known.find(hasAddress) ?? known.find((tab) => tab !== null) ?? null
}
