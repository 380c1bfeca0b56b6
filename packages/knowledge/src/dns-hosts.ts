import data from './data/dns-hosts.json' with { type: 'json' }
import { isMatched } from './patterns.ts'
import type { DnsHost, DnsHostsFile, DomainConnectTemplate } from './schema/dns-hosts.ts'

export type { DnsHost, DomainConnectTemplate } from './schema/dns-hosts.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): DnsHostsFile => json as DnsHostsFile
const { hosts, domainConnect } = read(data)
const BY_ID = new Map(hosts.map((host) => [host.id, host]))

export interface DetectedDnsHost {
  readonly id: string
  readonly name: string
  /** False when the pattern is unchecked, or when other hosts use the same servers. */
  readonly isCertain: boolean
  /** Ids of hosts that these servers may belong to just as well: ask the user. */
  readonly ambiguousWith: readonly string[]
}

/** The host whose servers these are. Every server has to be one of its own: a zone spread over two hosts has no single form. */
export const detectDnsHost = (nameServers: readonly string[]): DetectedDnsHost | null => {
  if (nameServers.length === 0) return null
  const matched = hosts.filter(({ nsPatterns }) => nameServers.every((server) => isMatched(nsPatterns, server)))
  const [host] = matched
  if (!host) return null
  const shared = matched.flatMap((one) => one.ambiguousWith ?? [])
  const ambiguousWith = [...new Set(matched.map(({ id }) => id).concat(shared))].filter((id) => id !== host.id)
  const isCertain = host.confidence.ns !== 'memory' && ambiguousWith.length === 0
  return { id: host.id, name: host.name, isCertain, ambiguousWith }
}

/** All that is known of a DNS host, or null for an id that is not known. */
export const dnsHost = (id: string): DnsHost | null => BY_ID.get(id) ?? null

/** Every host, in the order of the file. */
export const dnsHosts = (): readonly DnsHost[] => hosts

/** Templates of Domain Connect that mail services published for anybody to link to. */
export const domainConnectTemplates = (): readonly DomainConnectTemplate[] => domainConnect.templates
