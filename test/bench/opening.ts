import type { Page } from 'playwright-core'

/** Milliseconds since the navigation to a page began. */
export interface Opening {
  /** The first contentful paint. */
  readonly firstFrame: number
  /** When a click on the page's button is answered, and there is something to click on. */
  readonly answersClick: number
  /** Whether the last score was there by then. */
  readonly hasScore: boolean
}

declare global {
  interface Window {
    benchAnswered?: Promise<Omit<Opening, 'firstFrame'>>
  }
}

/**
 * Runs in the page before anything of it: as soon as there is a button that can be pressed inside `popup-state`, presses
 * the last one, which opens a tab. The tab is not opened: that the page asked for it is the answer.
 */
const pressAsSoonAsPossible = (): void => {
  window.benchAnswered = new Promise((resolve) => {
    for (const name of ['chrome', 'browser']) {
      const tabs = Reflect.get(Reflect.get(window, name) ?? {}, 'tabs')
      if (tabs)
        tabs.create = () => {
          resolve({
            answersClick: performance.now(),
            hasScore: document.querySelector('[data-testid="score"]') !== null,
          })
          return new Promise(() => undefined)
        }
    }
    const observer = new MutationObserver(() => {
      const buttons = document.querySelectorAll<HTMLElement>('[data-testid="popup-state"] button:not(:disabled)')
      const last = [...buttons].at(-1)
      if (!last) return
      observer.disconnect()
      // The button of a page that is still being parsed has no script behind it yet.
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => last.click())
      else last.click()
    })
    observer.observe(document, { subtree: true, childList: true, attributes: true })
  })
}

const readOpening = async (): Promise<Opening> => {
  const firstFrame = await new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntriesByName('first-contentful-paint')[0]
      if (paint) resolve(paint.startTime)
    }).observe({ type: 'paint', buffered: true })
  })
  const answered = await window.benchAnswered
  if (!answered) throw new Error('nobody waits for the answer to a click')
  return { ...answered, firstFrame, answersClick: Math.max(firstFrame, answered.answersClick) }
}

/** Opens an address in this new tab and measures how soon it can be read and used. */
export const measureOpening = async (page: Page, url: string): Promise<Opening> => {
  await page.addInitScript(pressAsSoonAsPossible)
  await page.goto(url)
  return page.evaluate(readOpening)
}
