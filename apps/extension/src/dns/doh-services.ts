/** A public resolver that is asked over HTTPS (RFC 8484). */
export interface DohService {
  readonly id: string
  readonly name: string
  /** Who runs it, and where. */
  readonly operator: string
  readonly url: string
}

/*
 * Of each, the service that filters nothing: one that hides domains it holds for harmful would answer that they do not
 * exist. Google's address stands in its documentation (developers.google.com/speed/public-dns/docs/doh), the others in
 * public lists of encrypted resolvers (paulmillr/encrypted-dns). Read on 2026-11-22.
 */
export const DOH_SERVICES: readonly DohService[] = [
  { id: 'fdn', name: 'FDN', operator: 'French Data Network, France', url: 'https://ns0.fdn.fr/dns-query' },
  {
    id: 'dns4eu',
    name: 'DNS4EU',
    operator: 'DNS4EU, European Union',
    url: 'https://unfiltered.joindns4.eu/dns-query',
  },
  { id: 'quad9', name: 'Quad9', operator: 'Quad9, Switzerland', url: 'https://dns10.quad9.net/dns-query' },
  { id: 'cloudflare', name: 'Cloudflare', operator: 'Cloudflare, USA', url: 'https://cloudflare-dns.com/dns-query' },
  { id: 'google', name: 'Google Public DNS', operator: 'Google, USA', url: 'https://dns.google/dns-query' },
]
