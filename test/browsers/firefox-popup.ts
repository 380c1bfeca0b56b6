import { askBrowser } from './firefox-internals.ts'
import { ONE } from './firefox-tab.ts'
import { until } from './firefox-wait.ts'
import type { Marionette } from './marionette.ts'

/** The extension's popup as it hangs from the toolbar, which is no tab. The current tab stays in front behind it. */
export interface ToolbarPopup {
  /** What the user sees of it, in pixels. */
  readonly size: { readonly width: number; readonly height: number }
  /** The value of an expression in the popup, plain data; `one(selector)` in it finds an element. */
  evaluate(expression: string): Promise<unknown>
  /** Waits until this expression is true in the popup. */
  waitUntil(expression: string): Promise<void>
  close(): Promise<void>
}

// A popup has no width until Firefox has measured its content. A hidden one may be loaded beforehand.
const FIND_POPUP = `const window = Services.wm.getMostRecentWindow('navigator:browser')
  const popup = [...window.document.querySelectorAll('panel browser.webextension-popup-browser')].find((one) =>
    one.browsingContext && one.currentURI.spec.endsWith('/popup.html') && one.getBoundingClientRect().width > 0)\n`

/** Opens the popup and waits until it can be seen. */
export async function openToolbarPopup(marionette: Marionette, extensionId: string): Promise<ToolbarPopup> {
  const ask = (body: string, given?: string) => askBrowser(marionette, FIND_POPUP + body, extensionId, given)
  await ask(`const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
    const button = ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(id).extension)
    await button.openPopup(window, true)`)
  await until(async () => (await ask('return popup !== undefined')) === true, 'a popup that can be seen')
  const evaluate = (expression: string) =>
    ask(
      `const actor = popup.browsingContext.currentWindowGlobal.getActor('MarionetteCommands')
      return actor.executeScript(given, [], {})`,
      `${ONE} return ${expression}`,
    )
  return {
    size: readSize(await ask('const { width, height } = popup.getBoundingClientRect(); return { width, height }')),
    evaluate,
    waitUntil: (expression) => until(async () => Boolean(await evaluate(expression)), expression),
    close: async () => void (await ask(`popup.closest('panel').hidePopup()`)),
  }
}

function readSize(answer: unknown): ToolbarPopup['size'] {
  const { width, height } = Object(answer)
  return { width: Number(width), height: Number(height) }
}
