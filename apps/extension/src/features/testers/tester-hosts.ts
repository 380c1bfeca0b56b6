import { browser } from 'wxt/browser'
import { TESTER_HOSTS, type TesterPages } from '../../messaging/sender.ts'
import { pairingItem, settingsItem } from '../../storage/items.ts'

/** The match pattern for the pages of a host. */
export const patternOf = (host: string): string => `https://${host}/*`

/** White-label hosts of the settings that the browser lets us read right now. */
export const allowedWhiteLabelHosts = async (): Promise<string[]> => {
  const { whiteLabelHosts } = await settingsItem.getValue()
  const isAllowed = await Promise.all(
    whiteLabelHosts.map((host) => browser.permissions.contains({ origins: [patternOf(host)] })),
  )
  return whiteLabelHosts.filter((_, index) => isAllowed[index])
}

/** Exact names of the hosts whose pages are read: mail-tester’s own, and the white-label ones of the user. */
export const testerHosts = async (): Promise<string[]> => [...TESTER_HOSTS, ...(await allowedWhiteLabelHosts())]

/** Every page that is read as one of a tester: also those of our own, at the paired API. */
export const testerPages = async (): Promise<TesterPages> => {
  const [hosts, pairing] = await Promise.all([testerHosts(), pairingItem.getValue()])
  return { hosts, ownPages: pairing && `${pairing.apiUrl}/t` }
}
