import { browser } from 'wxt/browser'
import { planHref } from '../plan/plan-target.ts'

export interface PageTarget {
  page: 'options' | 'onboarding' | 'report' | 'history' | 'domain' | 'plan'
  reportId?: string | undefined
  domain?: string | undefined
}

const pathOf = ({ page, reportId, domain }: PageTarget): string => {
  if (page === 'plan') return planHref({ domain: domain ?? null, reportId: reportId ?? null })
  if (page === 'report' && reportId !== undefined) return `/report.html?${new URLSearchParams({ id: reportId })}`
  if (page === 'report' || page === 'history') return '/report.html'
  return `/${page}.html`
}

/** Opens a page of the extension, or comes back to the tab that already shows it. */
export const openPage = async (target: PageTarget): Promise<void> => {
  const url = new URL(pathOf(target), browser.runtime.getURL('/')).href
  const [tab] = await browser.tabs.query({ url })
  if (tab?.id === undefined) return void (await browser.tabs.create({ url }))
  await browser.tabs.update(tab.id, { active: true })
  await browser.windows.update(tab.windowId, { focused: true })
}
