import { browser } from 'wxt/browser'
import { allowedWhiteLabelHosts, patternOf } from './tester-hosts.ts'

const ID = 'white-label'
// The panel, and the part of it that result pages need.
const SCRIPTS = ['/content-scripts/mail-tester-result.js', '/content-scripts/mail-tester.js']

/** Brings the panel to the white-label hosts that the user named and the browser allows, and to no other. */
export const registerWhiteLabelScript = async (): Promise<void> => {
  if (!(await browser.permissions.contains({ permissions: ['scripting'] }))) return
  const matches = (await allowedWhiteLabelHosts()).map(patternOf)
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [ID] })
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ID] })
    return
  }
  const script = { id: ID, matches, js: SCRIPTS, runAt: 'document_idle' as const }
  await (registered.length > 0
    ? browser.scripting.updateContentScripts([script])
    : browser.scripting.registerContentScripts([script]))
}
