import { addressProblem, domainOf } from '@bienrecu/shared'
import type { AllowedRecipients } from '../config.ts'

/** mail-tester.com and its sub-domains: where its free and paid tests live. */
const TESTER_DOMAIN = 'mail-tester.com'

export interface AllowListInput {
  /** What the operator adds. */
  allowed: AllowedRecipients
  /** The From and Reply-To addresses of the relays: a user may always write to themselves. */
  ownAddresses: readonly string[]
}

/** True when the address is one of mail-tester's own. */
export const isTesterAddress = (address: string): boolean => {
  const domain = domainOf(address).toLowerCase()
  return domain === TESTER_DOMAIN || domain.endsWith(`.${TESTER_DOMAIN}`)
}

/**
 * True when a test may go to `address`. Anything but a plain `local@domain` of ASCII is refused before it is compared,
 * so that nothing on the list can be imitated by another reading of the same text.
 */
export const isAllowedRecipient = (address: string, { allowed, ownAddresses }: AllowListInput): boolean => {
  if (addressProblem(address) !== null) return false
  const wanted = address.toLowerCase()
  return (
    isTesterAddress(wanted) ||
    allowed.addresses.includes(wanted) ||
    allowed.domains.includes(domainOf(wanted)) ||
    ownAddresses.some((own) => own.toLowerCase() === wanted)
  )
}
