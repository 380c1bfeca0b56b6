import type { Page } from 'playwright-core'
import type { Scene } from '../journeys/scene.ts'
import { FLOOR_PAGE } from './floor-page.ts'

/** What a popup that hangs from the toolbar showed first. */
export interface ToolbarOpening {
  /** The first contentful paint, in milliseconds since the browser began to open its page. */
  readonly firstFrame: number
  /** Whether the last score was there by then. */
  readonly hasScore: boolean
}

/** Opens pages of the extension from its button, each read from another page of the extension and closed again. */
export interface Toolbar {
  open(name: string): Promise<ToolbarOpening>
  close(): Promise<void>
}

declare const chrome: {
  action: { setPopup: (details: { popup: string }) => Promise<void>; openPopup: () => Promise<void> }
  extension: { getViews: (filter: { type: 'popup' }) => Window[] }
  windows: { getCurrent: () => Promise<{ id: number }>; update: (id: number, change: object) => Promise<unknown> }
}

/** Runs in a page of the extension, which may look into its popup and be told nothing by anybody. */
const openAndRead = async (name: string): Promise<ToolbarOpening> => {
  const PATIENCE = 10_000 // milliseconds
  const LOOK_EVERY = 20 // milliseconds: rarely, for both pages share one thread
  const until = async <Value>(look: () => Promise<Value | undefined> | Value | undefined): Promise<Value> => {
    const end = performance.now() + PATIENCE
    for (;;) {
      const value = await look()
      if (value !== undefined) return value
      if (performance.now() > end) throw new Error(`the popup ${name} did not do what it was asked`)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
    }
  }
  const popup = () => chrome.extension.getViews({ type: 'popup' })[0]
  await chrome.action.setPopup({ popup: name })
  // The window is not the active one for a while after a popup of it was closed.
  await chrome.windows.update((await chrome.windows.getCurrent()).id, { focused: true })
  await until(() =>
    chrome.action.openPopup().then(
      () => true,
      () => undefined,
    ),
  )
  const opening = await until(() => {
    const paint = popup()?.performance.getEntriesByName('first-contentful-paint')[0]
    const score = popup()?.document.querySelector('[data-testid="score"]') ?? null
    return paint && { firstFrame: paint.startTime, hasScore: score !== null }
  })
  popup()?.close()
  await until(() => (popup() ? undefined : true))
  return opening
}

/** Takes place in front of the toolbar. */
export const useToolbar = async ({ browser }: Scene): Promise<Toolbar> => {
  const page: Page = await browser.openExtensionPage(FLOOR_PAGE)
  await page.bringToFront()
  return {
    open: (name) => page.evaluate(openAndRead, name),
    close: async () => {
      await page.evaluate(() => chrome.action.setPopup({ popup: 'popup.html' }))
      await page.close()
    },
  }
}
