import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { TesterTab } from '../../messaging/answers.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { ask } from './ask.ts'
import { findTesterTab } from './find-tester-tab.ts'

const tab = (tabId: number, changes: Partial<TesterTab> = {}): TesterTab => ({
  tabId,
  host: 'www.mail-tester.com',
  tester: 'mail-tester',
  kind: 'home',
  address: `test-${tabId}@srv1.mail-tester.com`,
  ...changes,
})

const open = (inFront: TesterTab | null, others: TesterTab[]) => {
  installBackground({
    'tab/current': (input) => {
      const id = Number(Object.values(input ?? {})[0] ?? Number.NaN)
      return answer(Number.isNaN(id) ? inFront : (others.find(({ tabId }) => tabId === id) ?? null))
    },
  })
  Object.assign(fakeBrowser.tabs, {
    query: () => Promise.resolve(others.map(({ tabId }) => ({ id: tabId, lastAccessed: tabId }))),
  })
}

beforeEach(() => {
  installBrowser()
})

describe('the mail-tester page that a click in the popup means', () => {
  it('is the one in front', async () => {
    open(tab(1), [tab(2)])
    expect((await findTesterTab(ask))?.tabId).toBe(1)
  })

  it('is otherwise the one used last that shows an address', async () => {
    open(null, [tab(1), tab(2), tab(3, { kind: 'result', address: null })])
    expect((await findTesterTab(ask))?.tabId).toBe(2)
  })

  it('is none when none is open', async () => {
    open(null, [])
    expect(await findTesterTab(ask)).toBeNull()
  })
})
