import type { AskServer } from '@bienrecu/audit/audit-input'
import { addressesOf } from '@bienrecu/audit/collect/addresses'
import { parseSoa } from '@bienrecu/audit/delegation/parse-soa'
import { nameKey, type Resolver } from '@bienrecu/audit/resolver'
import { getDomain } from 'tldts'
import { AppError } from '../app-error.ts'

/** One address of a name server, and what the server says of its zone. */
export interface AskedServer {
  readonly server: string
  /** Null where the name of the server has no address that could be found. */
  readonly address: string | null
  readonly direct: Resolver | null
  /** Null when it does not answer, or not as an authority for the zone. */
  readonly soa: { readonly serial: number; /** Seconds. */ readonly negativeTtl: number } | null
}

export interface ZoneServers {
  readonly zone: string
  readonly servers: readonly AskedServer[]
}

export interface NameServerPorts {
  /** Finds zones and the addresses of servers. It is never asked about a name below the sender’s domain. */
  resolver: Resolver
  askServer: AskServer
}

/** As many as the root has; a hostile answer may name more. */
const MAX_SERVERS = 13
const MAX_ADDRESSES = 4
/** Zones inside of zones; nobody has more. */
const MAX_CUTS = 4

const OPTIONS = { allowPrivateDomains: false, validateHostname: false } as const

const isAtOrBelow = (name: string, zone: string): boolean => name === zone || name.endsWith(`.${zone}`)

/** The names from just below `zone` down to `name`. */
const namesBelow = (zone: string, name: string): string[] => {
  if (name === zone) return []
  const labels = name.slice(0, -zone.length - 1).split('.')
  return labels.map((_, index) => `${labels.slice(index).join('.')}.${zone}`).toReversed()
}

const soaOf = async (direct: Resolver, zone: string): Promise<AskedServer['soa']> => {
  const answer = await direct.query(zone, 'SOA')
  const soa = answer.known ? parseSoa(answer.value.records[0] ?? '').value : null
  if (!answer.known || !soa) return null
  return { serial: soa.serial, negativeTtl: Math.min(answer.value.ttl ?? soa.minimum, soa.minimum) }
}

const askAddresses = async (ports: NameServerPorts, zone: string, server: string): Promise<AskedServer[]> => {
  const addresses = await addressesOf(ports.resolver, server)
  const found = addresses.known ? [...new Set(addresses.value)].slice(0, MAX_ADDRESSES) : []
  if (found.length === 0) return [{ server, address: null, direct: null, soa: null }]
  return Promise.all(
    found.map(async (address): Promise<AskedServer> => {
      const direct = ports.askServer(address)
      return { server, address, direct, soa: await soaOf(direct, zone) }
    }),
  )
}

/** An IPv6 address is not reached from everywhere: a server that answers at another address says the same. */
const withoutUnreached = (servers: readonly AskedServer[]): readonly AskedServer[] =>
  servers.some(({ soa }) => soa) ? servers.filter(({ soa, address }) => soa || !address?.includes(':')) : servers

const askZone = async (ports: NameServerPorts, zone: string, names: readonly string[]): Promise<ZoneServers> => {
  const unique = [...new Set(names.map(nameKey))].toSorted().slice(0, MAX_SERVERS)
  const servers = await Promise.all(unique.map((name) => askAddresses(ports, zone, name)))
  return { zone, servers: servers.flatMap(withoutUnreached) }
}

/**
 * A zone that begins below this one, on the way to `name`: told by a server of this zone, so that no resolver learns that a
 * name is not there. A server that holds both zones answers for the lower one; another one points to it, without authority.
 */
const zoneBelow = async (
  { resolver }: NameServerPorts,
  { zone, servers }: ZoneServers,
  name: string,
): Promise<{ zone: string; names: readonly string[] } | null> => {
  const direct = servers.find(({ soa }) => soa)?.direct
  const below = namesBelow(zone, name)
  if (!direct || below.length === 0) return null
  const answers = await Promise.all(below.map(async (one) => ({ zone: one, ns: await direct.query(one, 'NS') })))
  for (const { zone: lower, ns } of answers) {
    if (ns.known && ns.value.records.length > 0) return { zone: lower, names: ns.value.records }
    if (ns.known || ns.reason !== 'refused') continue
    const delegation = await resolver.query(lower, 'NS')
    return delegation.known && delegation.value.records.length > 0
      ? { zone: lower, names: delegation.value.records }
      : null
  }
  return null
}

/**
 * The highest zone that the sender’s domain may lie in. Where the resolver knows nothing above (a server that is no resolver
 * refuses), the names below are tried, down to the domain.
 */
const topZone = async ({ resolver }: NameServerPorts, domain: string): Promise<ZoneNames> => {
  const registered = getDomain(domain, OPTIONS) ?? domain
  for (const zone of [registered, ...namesBelow(registered, domain)]) {
    const ns = await resolver.query(zone, 'NS')
    if (ns.known && ns.value.records.length > 0) return { zone, names: ns.value.records }
    if (ns.known ? ns.value.status === 'nxdomain' : ns.reason !== 'refused') break
  }
  throw new AppError('name-servers-unknown', { params: { domain } })
}

interface ZoneNames {
  readonly zone: string
  readonly names: readonly string[]
}

/**
 * Finds the zone that holds `name`, and asks each of its servers, at each address, whether it is one. Both names in lower
 * case; `name` is the domain or lies below. Throws `name-servers-unknown`.
 */
export const findNameServers = async (ports: NameServerPorts, domain: string, name: string): Promise<ZoneServers> => {
  let next: ZoneNames | null = await topZone(ports, domain)
  let found: ZoneServers | null = null
  for (let cuts = 0; next && cuts < MAX_CUTS; cuts += 1) {
    found = await askZone(ports, next.zone, next.names)
    next = await zoneBelow(ports, found, name)
  }
  if (!found || !isAtOrBelow(name, found.zone)) throw new AppError('name-servers-unknown', { params: { domain } })
  return found
}
