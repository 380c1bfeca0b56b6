import { DEFAULT_HOSTS, matchAddress, resultIdOf, type ResultAddress } from './address.ts'
import { addressIn, valuesOf, type HeaderField } from './message-headers.ts'

// Where the message says it was sent to. It is written by the sender: it counts only when it is the very address
// whose result this page is.
const ownAddress = (id: string, headers: readonly HeaderField[], hosts: readonly string[]): string | null =>
  ['to', 'delivered-to', 'x-original-to', 'envelope-to']
    .flatMap((name) => valuesOf(headers, name))
    .map((value) => matchAddress(addressIn(value) ?? '', hosts))
    .find((address) => address !== null && resultIdOf(address) === id) ?? null

// The page shows the local part alone. Free tests have always had one mail host per form of their name.
const addressByForm = (id: string, origin: string, hosts: readonly string[]): string | null => {
  const isOwnSite = /^https?:\/\/(?:[a-z0-9-]+\.)*mail-tester\.com(?::\d+)?$/i.test(origin)
  const domain = isOwnSite ? (id.startsWith('test-') ? 'srv1.mail-tester.com' : 'mail-tester.com') : undefined
  return matchAddress(`${id}@${domain ?? hosts.find((name) => !DEFAULT_HOSTS.includes(name)) ?? ''}`, hosts)
}

export interface OwnAddress {
  address: string
  /** Found in the message itself; otherwise it follows from the form of its name. */
  isShown: boolean
}

/** The address a result belongs to, which its page shows in the message’s headers alone; null when it cannot be told. */
export const readOwnAddress = (
  { id, origin }: ResultAddress,
  headers: readonly HeaderField[],
  hosts: readonly string[],
): OwnAddress | null => {
  const shown = ownAddress(id, headers, hosts)
  const address = shown ?? addressByForm(id, origin, hosts)
  return address === null ? null : { address, isShown: shown !== null }
}
