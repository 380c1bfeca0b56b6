import { getDomain } from 'tldts'

// Private suffixes count: two customers of one host of sites (github.io) are strangers to each other.
const OPTIONS = { allowPrivateDomains: true, validateHostname: false } as const

/** True when both names belong to whoever registered one domain. A public suffix belongs to nobody. */
export const isSameOwner = (one: string, other: string): boolean => {
  const domain = getDomain(one, OPTIONS)
  return domain !== null && domain === getDomain(other, OPTIONS)
}
