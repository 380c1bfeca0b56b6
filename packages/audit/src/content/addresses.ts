/*
 * Addresses as RFC 5322 §3.4.1 writes them: `local@domain`, the left side quoted where it must be, the right a name or an
 * address in brackets; letters of any script (RFC 6532). Knowingly not: comments, folding and the obsolete forms of §4.4.
 */
const ADDRESS = /^(?:"(?:[^"\\]|\\.)*"|[^\s()<>[\]:;,"\\@]+)@(?:\[[^\s[\]\\]+\]|[^\s()<>[\]:;,"\\@]+)$/u

/** The domain of an address, in lower case; null when it is not an address. */
export const domainOf = (address: string): string | null =>
  ADDRESS.test(address) ? address.slice(address.lastIndexOf('@') + 1).toLowerCase() : null

/** Whether two domains are one, or one of them stands under the other. */
export const isSameHouse = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)
