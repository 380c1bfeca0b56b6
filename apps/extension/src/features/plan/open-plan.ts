import { browser } from 'wxt/browser'
import type { PlanTarget } from '../../messaging/answers.ts'
import { send } from '../../messaging/send.ts'
import { planHref } from './plan-target.ts'

interface Sidebar {
  open: () => Promise<void>
}

const isSidebar = (value: unknown): value is Sidebar => typeof value === 'object' && value !== null && 'open' in value

/** The sidebar of Firefox, which the types of Chrome do not know. */
const sidebar = (): Sidebar | null =>
  'sidebarAction' in browser && isSidebar(browser.sidebarAction) ? browser.sidebarAction : null

/** Opens the panel of this window; false where the browser has none, or will not. */
const openPanel = async (): Promise<boolean> => {
  try {
    await (sidebar()?.open() ?? browser.sidePanel.open({ windowId: browser.windows.WINDOW_ID_CURRENT }))
    return true
  } catch {
    return false // no side panel here: the plan has a page of its own
  }
}

/**
 * Shows the plan beside the page in front, or in a tab where there is no side panel. To be called in the handler of a
 * click and before anything is waited for: browsers open a panel for nothing else.
 */
export const openPlan = async (target: PlanTarget): Promise<void> => {
  const opening = openPanel()
  const shown = send('plan/show', target)
  if (!(await opening)) await browser.tabs.create({ url: planHref(target) })
  await shown
}
