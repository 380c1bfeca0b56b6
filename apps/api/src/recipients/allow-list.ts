import { addressProblem, domainOf } from '@bienrecu/shared'
import type { AllowedRecipients } from '../config.ts'

/** mail-tester.com and its sub-domains: where its free and paid tests live. */
const TESTER_DOMAIN = 'mail-tester.com'

export interface AllowListInput {
  /** What the operator adds. */
  allowed: AllowedRecipients
  /** From addresses of the relays: a user may always write to themselves. */
  ownAddresses: readonly string[]
  /** Addresses whose owner has read a code that was sent there. */
  confirmedAddresses: readonly string[]
}

/** True when the address is one of mail-tester's own. */
export const isTesterAddress = (address: string): boolean => {
  const domain = domainOf(address).toLowerCase()
  return domain === TESTER_DOMAIN || domain.endsWith(`.${TESTER_DOMAIN}`)
}

/**
 * True when a test may go to `address`. Anything but a plain `local@domain` of ASCII is refused before it is compared,
 * so that nothing on the list can be imitated by another reading of the same text. Addresses are the same whatever their
 * capitals, and only then: `isabelle+news@` is not `isabelle@`.
 */
export const isAllowedRecipient = (address: string, list: AllowListInput): boolean => {
  if (addressProblem(address) !== null) return false
  const wanted = address.toLowerCase()
  return (
    isTesterAddress(wanted) ||
    list.allowed.addresses.includes(wanted) ||
    list.allowed.domains.includes(domainOf(wanted)) ||
    [...list.ownAddresses, ...list.confirmedAddresses].some((own) => own.toLowerCase() === wanted)
  )
}
