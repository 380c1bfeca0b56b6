import { valueOf } from '../check.ts'
import { dottedIp, formatIp, parseIp } from '../spf/ip-address.ts'
import type { ReverseName } from './facts.ts'

const isSameAddress = (one: string, other: string): boolean => {
  const [a, b] = [parseIp(one), parseIp(other)]
  return a !== null && b !== null && formatIp(a) === formatIp(b)
}

/** Whether a name leads back to the address that led to it. Throws `UnknownFact` where its addresses are not known. */
export const leadsBack = ({ addresses }: ReverseName, ip: string): boolean =>
  valueOf(addresses).some((address) => isSameAddress(address, ip))

/** Whether any name does; one that is known to is enough. */
export const isConfirmed = (names: readonly ReverseName[], ip: string): boolean => {
  const isKnown = ({ addresses }: ReverseName) => addresses.known
  if (names.filter(isKnown).some((name) => leadsBack(name, ip))) return true
  for (const { addresses } of names) valueOf(addresses)
  return false
}

/** How providers write an address into a name: with its numbers in either order, and any separator. */
const spellings = (ip: string): string[] => {
  const parsed = parseIp(ip)
  if (!parsed) return []
  const parts = dottedIp(parsed).split('.')
  if (parsed.family === 6) return [parts.join(''), parts.join('-'), parts.toReversed().join('.')]
  const orders = [parts, parts.toReversed()]
  const padded = parts.map((part) => part.padStart(3, '0')).join('')
  return [...orders.flatMap((order) => ['.', '-', '_'].map((separator) => order.join(separator))), padded]
}

/** Whether a name is made from the address itself, as those of home connections and rented servers are. */
export const isMadeFromAddress = (name: string, ip: string): boolean =>
  spellings(ip).some((spelling) => name.toLowerCase().includes(spelling))
