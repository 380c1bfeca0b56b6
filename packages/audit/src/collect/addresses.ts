import { type Fact, known, mapFact } from '../evidence.ts'
import type { Resolver } from '../resolver.ts'

/**
 * IPv4 and IPv6 addresses of a name, asked at once. Where one kind is not known, the other speaks if it has any: an address
 * found is enough for mail to arrive.
 */
export const addressesOf = async (resolver: Resolver, name: string): Promise<Fact<readonly string[]>> => {
  const [ip4, ip6] = await Promise.all([resolver.query(name, 'A'), resolver.query(name, 'AAAA')])
  const found = [ip4, ip6].flatMap((fact) => (fact.known ? fact.value.records : []))
  if (found.length > 0) return known(found)
  return ip4.known ? mapFact(ip6, ({ records }) => records) : ip4
}

/** Where an alias at the name leads; null when there is none. */
export const aliasOf = async (resolver: Resolver, name: string): Promise<Fact<string | null>> =>
  mapFact(await resolver.query(name, 'CNAME'), ({ records }) => records[0] ?? null)
