import type { Reply } from '@bienrecu/shared'
import { EmailAddress } from '@bienrecu/shared'
import { browser, type Browser } from 'wxt/browser'
import { z } from 'zod'
import type { TesterTab } from '../../messaging/answers.ts'
import type { ChangeNote } from '../../messaging/envelope.ts'
import { isOwnTesterPage, isTesterPage } from '../../messaging/sender.ts'
import { TESTER_PAGE_KINDS, type TabEnvelope } from '../../messaging/tab-protocol.ts'
import { patternOf, testerHosts, testerPages } from './tester-hosts.ts'

/** What a tab may answer; it is not trusted. */
const TabAnswer = z.object({
  address: EmailAddress.nullable(),
  kind: z.enum(TESTER_PAGE_KINDS),
  page: z.url().optional(),
})

const hostOf = (url: string | undefined): string => (url && URL.canParse(url) ? new URL(url).host : '')

const activeTab = async (): Promise<Browser.tabs.Tab | null> =>
  (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0] ?? null

/** Asks the content script of a tab; null when none answers, for instance in a tab older than the extension. */
const ask = async (tabId: number): Promise<z.output<typeof TabAnswer> | null> => {
  const envelope: TabEnvelope = { to: 'tab', name: 'tab/address' }
  try {
    return TabAnswer.safeParse(await browser.tabs.sendMessage<TabEnvelope, unknown>(tabId, envelope)).data ?? null
  } catch {
    return null // the runtime throws when nobody listens there
  }
}

/** The tester’s page in a tab (by default the one in front), as it stands now; null for any other page. */
export const readTesterTab = async (tabId?: number): Promise<TesterTab | null> => {
  const tab = tabId === undefined ? await activeTab() : await browser.tabs.get(tabId).catch(() => null)
  if (tab?.id === undefined) return null
  const pages = await testerPages()
  if (tab.url !== undefined && !isTesterPage(tab.url, pages)) return null
  const answer = await ask(tab.id)
  // Without access to a host the browser keeps the address of its tabs from us: our own script there then says it.
  const url = tab.url ?? answer?.page
  if (tab.url === undefined && !isOwnTesterPage(url, pages)) return null
  return {
    tabId: tab.id,
    host: hostOf(url),
    tester: isOwnTesterPage(url, pages) ? 'bienrecu' : 'mail-tester',
    address: answer?.address ?? null,
    kind: answer?.kind ?? 'unknown',
  }
}

/** The address a tester’s tab shows at this very moment. */
export const addressInTab = async (tabId?: number): Promise<Reply<string>> => {
  const tab = await readTesterTab(tabId)
  if (tab?.address) return { ok: true, value: tab.address }
  return { ok: false, code: tab?.kind === 'home' ? 'tester-address-missing' : 'tester-page-not-understood' }
}

/** Whether the user has a tester’s page in front, which shows by itself what happens. */
export const isTesterInView = async (): Promise<boolean> => (await readTesterTab()) !== null

// Tabs in front are told too, whatever they show: of our own tester’s pages the browser need not tell us the address.
const listeningTabs = async (): Promise<Set<number>> => {
  const found = await Promise.all([
    browser.tabs.query({ url: (await testerHosts()).map(patternOf) }),
    browser.tabs.query({ active: true }),
  ])
  return new Set(found.flat().flatMap(({ id }) => (id === undefined ? [] : [id])))
}

/** Tells every tester’s tab and every open page of the extension that something changed. */
export const broadcast = async (note: ChangeNote): Promise<void> => {
  const envelope: TabEnvelope = { to: 'tab', name: 'tab/probe-changed', note }
  const toTabs = [...(await listeningTabs())].map((id) => browser.tabs.sendMessage(id, envelope))
  // Nobody listening is the usual case, and is told as an error.
  await Promise.allSettled([...toTabs, browser.runtime.sendMessage(note)])
}
