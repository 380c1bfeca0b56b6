/** A DNS blocklist of IPv4 addresses (RFC 5782). */
export interface Blocklist {
  readonly name: string
  readonly zone: string
  readonly url: string
}

/** A choice from those that mail-tester shows. In the lab each is a zone of BIND; nobody else is asked. */
export const SERVED_BLOCKLISTS: readonly Blocklist[] = [
  { name: 'SPAMHAUS-ZEN', zone: 'zen.spamhaus.org', url: 'https://www.spamhaus.org/zen/' },
  { name: 'SPAMCOP', zone: 'bl.spamcop.net', url: 'https://www.spamcop.net/bl.shtml' },
  { name: 'BARRACUDA', zone: 'b.barracudacentral.org', url: 'https://www.barracudacentral.org/rbl' },
  { name: 'PSBL', zone: 'psbl.surriel.com', url: 'https://psbl.org/' },
  { name: 'UCEPROTECT-L1', zone: 'dnsbl-1.uceprotect.net', url: 'https://www.uceprotect.net/' },
  { name: 'MAILSPIKE', zone: 'bl.mailspike.net', url: 'https://www.mailspike.net/' },
]

/** All of them. The last one has no zone in the lab and so never answers, as one of mail-tester's own example. */
export const BLOCKLISTS: readonly Blocklist[] = [
  ...SERVED_BLOCKLISTS,
  { name: 'INPS_DE', zone: 'dnsbl.inps.de', url: 'https://dnsbl.inps.de/' },
]

/** The name to ask for: the address backwards in front of a zone, as in in-addr.arpa and in blocklists (RFC 5782 section 2.1). */
export function reversedIn(ipv4: string, zone: string): string {
  return `${ipv4.split('.').toReversed().join('.')}.${zone}`
}
