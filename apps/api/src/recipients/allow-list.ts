import { addressProblem, domainOf } from '@bienrecu/shared'
import type { AllowedRecipients } from '../config.ts'

export interface AllowListInput {
  /** Whether one of the testers takes a test at an address, given in lower case: `testers/tester-of.ts`. */
  takesTests: (address: string) => boolean
  /** What the operator adds. */
  allowed: AllowedRecipients
  /** From addresses of the relays: a user may always write to themselves. */
  ownAddresses: readonly string[]
  /** Addresses whose owner has read a code that was sent there. */
  confirmedAddresses: readonly string[]
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
    list.takesTests(wanted) ||
    list.allowed.addresses.includes(wanted) ||
    list.allowed.domains.includes(domainOf(wanted)) ||
    [...list.ownAddresses, ...list.confirmedAddresses].some((own) => own.toLowerCase() === wanted)
  )
}
