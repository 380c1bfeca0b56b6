import { domainOf } from '@bienrecu/shared'
import { defineTester } from './define-tester.ts'

/** Where its free and paid tests live, and below. */
const DOMAIN = 'mail-tester.com'

/** True when the address is one of mail-tester's own, in any capitals. */
export const isMailTesterAddress = (address: string): boolean => {
  const domain = domainOf(address).toLowerCase()
  return domain === DOMAIN || domain.endsWith(`.${DOMAIN}`)
}

/** Its page makes the address and shows the report, and the extension reads both. */
export const mailTester = defineTester({
  id: 'mail-tester',
  name: 'mail-tester',
  freeTests: 3, // its FAQ: three in any 24 hours
  pageUrl: () => 'https://www.mail-tester.com/',
  ownsAddress: isMailTesterAddress,
})
