import { valueOf } from '../check.ts'
import type { MailHost, MailRoute } from './facts.ts'
import { literalAddress } from './address.ts'

/** "We receive no mail" (RFC 7505 §3). */
export const isNullMx = ({ host }: MailHost): boolean => host === ''

/** The hosts that mail goes to: all but the null MX and those that are no names. */
export const namedHosts = ({ hosts }: MailRoute): MailHost[] =>
  hosts.filter(({ host }) => host !== '' && literalAddress(host) === null)

const hasAddress = ({ addresses }: MailHost): boolean => addresses.known && addresses.value.length > 0

/** Whether mail to this domain has anywhere to go. Throws `UnknownFact` where that depends on what is not known. */
export const canReceive = (route: MailRoute): boolean => {
  if (route.hosts.length === 0) return valueOf(route.ownAddresses).length > 0
  const named = namedHosts(route)
  if (named.some(hasAddress)) return true
  for (const { addresses } of named) valueOf(addresses)
  return false
}
