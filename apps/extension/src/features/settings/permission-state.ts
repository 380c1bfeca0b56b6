import { browser } from 'wxt/browser'
import type { Permissions } from '../../messaging/answers.ts'
import { TESTER_HOSTS } from '../../messaging/sender.ts'
import { ownTesterAccess } from '../testers/own-tester-script.ts'
import { allowedWhiteLabelHosts, patternOf } from '../testers/tester-hosts.ts'

/** What the browser allows right now; a user can take any of it back at any time. */
export const readPermissions = async (): Promise<Permissions> => {
  const [mailTester, notifications, scripting, whiteLabelHosts, ownTester] = await Promise.all([
    browser.permissions.contains({ origins: TESTER_HOSTS.map(patternOf) }),
    browser.permissions.contains({ permissions: ['notifications'] }),
    browser.permissions.contains({ permissions: ['scripting'] }),
    allowedWhiteLabelHosts(),
    ownTesterAccess(),
  ])
  return { mailTester, notifications, scripting, whiteLabelHosts, ownTester }
}
