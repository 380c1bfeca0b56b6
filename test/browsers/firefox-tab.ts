import { until } from './firefox-wait.ts'
import type { Marionette } from './marionette.ts'

/**
 * The current tab of Firefox, one at a time. A selector is CSS; ` >>> ` in it leads into the open shadow root of what
 * stands before. Whatever is asked for is waited for, within a bound.
 */
export interface FirefoxTab {
  /** Loads a page in the current tab and waits until it has loaded. */
  navigate(url: string): Promise<void>
  /** Opens a new tab and makes it the current one. */
  openTab(): Promise<void>
  /** Makes the tab whose address begins so the current one, once there is one. */
  switchToTab(addressStart: string): Promise<void>
  /** Clicks as a user would: a gesture, scrolled into view. */
  click(selector: string): Promise<void>
  /** Types as a user would. */
  type(selector: string, text: string): Promise<void>
  /** The text of an element as it is written in the page. */
  text(selector: string): Promise<string>
  /** Waits until an element is in the page. */
  waitFor(selector: string): Promise<void>
  /**
   * The value of an expression in the page, plain data; `one(selector)` in it finds an element, or undefined or null.
   * The page's own names are out of reach, its document is not.
   */
  evaluate(expression: string): Promise<unknown>
  /** Waits until this expression is true in the page. */
  waitUntil(expression: string): Promise<void>
  /** A picture of the page, as PNG. */
  screenshot(): Promise<Buffer>
}

/** Begins every script: `one(selector)` finds an element. */
export const ONE = `const one = (selector) => selector.split(' >>> ')
  .reduce((found, part) => (found?.shadowRoot ?? found)?.querySelector(part), document)\n`

/** Drives the tab that Firefox shows first, then the one last opened or switched to. */
export function driveTab(marionette: Marionette): FirefoxTab {
  const run = async (expression: string): Promise<unknown> => {
    const script = `${ONE} return ${expression}`
    return property(await marionette.command('WebDriver:ExecuteScript', { script, args: [] }), 'value')
  }
  const waitUntil = (expression: string) => until(async () => Boolean(await run(expression)), expression)
  const find = async (selector: string): Promise<{ id: string }> => {
    const expression = `one(${JSON.stringify(selector)})`
    await waitUntil(`${expression} != null`)
    return { id: elementId(await run(expression)) }
  }
  return {
    evaluate: run,
    waitUntil,
    ...driveWindows(marionette),
    waitFor: async (selector) => void (await find(selector)),
    click: async (selector) => void (await marionette.command('WebDriver:ElementClick', await find(selector))),
    type: async (selector, text) =>
      void (await marionette.command('WebDriver:ElementSendKeys', { ...(await find(selector)), text })),
    async text(selector) {
      await find(selector)
      return String(await run(`one(${JSON.stringify(selector)}).textContent`))
    },
    async screenshot() {
      const taken = await marionette.command('WebDriver:TakeScreenshot', { full: false })
      return Buffer.from(String(property(taken, 'value')), 'base64')
    },
  }
}

function driveWindows(marionette: Marionette): Pick<FirefoxTab, 'navigate' | 'openTab' | 'switchToTab'> {
  const switchTo = (handle: unknown) => marionette.command('WebDriver:SwitchToWindow', { handle })
  const showsPage = async (handle: unknown, addressStart: string): Promise<boolean> => {
    await switchTo(handle)
    const address = property(await marionette.command('WebDriver:GetCurrentURL'), 'value')
    return String(address).startsWith(addressStart)
  }
  const findTab = async (addressStart: string): Promise<boolean> => {
    const handles = await marionette.command('WebDriver:GetWindowHandles')
    for (const handle of Array.isArray(handles) ? handles : []) if (await showsPage(handle, addressStart)) return true
    return false
  }
  return {
    navigate: async (url) => void (await marionette.command('WebDriver:Navigate', { url })),
    async openTab() {
      const opened = await marionette.command('WebDriver:NewWindow', { type: 'tab' })
      await switchTo(property(opened, 'handle'))
    },
    switchToTab: (addressStart) => until(() => findTab(addressStart), `a tab that shows ${addressStart}`),
  }
}

/** WebDriver (W3C) section 12.3: an element travels as an object with this one key. */
function elementId(found: unknown): string {
  return String(property(found, 'element-6066-11e4-a52e-4f735466cecf'))
}

function property(value: unknown, name: string): unknown {
  return value instanceof Object ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
}
