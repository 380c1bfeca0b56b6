import { browser } from 'wxt/browser'

/** The style sheet built beside the panel’s script. It is part of the extension, so it is always there. */
export const readPanelStyle = async (): Promise<string> => {
  // WXT types the paths of style sheets by the file that injects them; this one is injected by nothing.
  const root = browser.runtime.getURL('/')
  return (await fetch(new URL('content-scripts/mail-tester.css', root))).text()
}
