import ipaddr from 'ipaddr.js'

// What IANA's special-purpose registries set apart, where ipaddr.js calls it unicast or splits it differently.
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map((range) => ipaddr.IPv4.parseCIDR(range))

// The IPv6 Internet is 2000::/3. Mapped, compatible and NAT64 forms, fc00::/7 and fe80::/10 all lie outside of it.
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')
const SPECIAL_IPV6 = [
  '2001::/23', // Teredo, ORCHID, benchmarking and other protocol assignments, RFC 2928
  '2001:db8::/32',
  '2002::/16', // 6to4: the IPv4 address inside may be any
  '3fff::/20',
].map((range) => ipaddr.IPv6.parseCIDR(range))

/**
 * True when `text` is an address of the public Internet in its usual spelling: four decimal numbers, or IPv6 without a
 * zone. Every other spelling of an IPv4 address ("0x7f.1", "2130706433", "127.1") is not, whatever it would lead to.
 */
export const isPublicAddress = (text: string): boolean => {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    const address = ipaddr.IPv4.parse(text)
    return address.range() === 'unicast' && !SPECIAL_IPV4.some((range) => address.match(range))
  }
  if (text.includes('%') || !ipaddr.IPv6.isValid(text)) return false
  const address = ipaddr.IPv6.parse(text)
  const isSpecial = SPECIAL_IPV6.some((range) => address.match(range))
  return address.match(GLOBAL_UNICAST) && address.range() === 'unicast' && !isSpecial
}

/** True for a text that C libraries read as an IPv4 address although it is not four decimal numbers. */
export const isOddIpv4Spelling = (text: string): boolean =>
  ipaddr.IPv4.isValid(text) && !ipaddr.IPv4.isValidFourPartDecimal(text)
