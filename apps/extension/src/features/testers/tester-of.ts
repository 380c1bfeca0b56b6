import type { TesterId } from '@bienrecu/shared'
import { settingsItem } from '../../storage/items.ts'
import { DEFAULT_HOSTS, mailDomainOf, matchAddress } from '../../testers/mail-tester/address.ts'

/**
 * Whose test an address belongs to. Addresses of mail-tester are known by their domain, white labels by the hosts of the
 * settings; every other tester is one the user runs, and is named as our own until its report says more.
 */
export const testerOf = async (address: string): Promise<TesterId> => {
  const { whiteLabelHosts } = await settingsItem.getValue()
  const isOfMailTester = matchAddress(address, [...DEFAULT_HOSTS, ...whiteLabelHosts.map(mailDomainOf)]) !== null
  return isOfMailTester ? 'mail-tester' : 'bienrecu'
}
