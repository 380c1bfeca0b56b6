import { isIP, type LookupFunction } from 'node:net'
import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'
import type { AllowedPrivateHosts } from '../config.ts'
import { mayConnectTo } from './may-connect-to.ts'

interface PublicAddressesDeps {
  /** Finds the addresses of the host. */
  readonly resolver: Resolver
  readonly allowed: AllowedPrivateHosts
}

/** Both families at once. Known where one of them gave an address, or both said that there is none. */
const addressesOf = async (resolver: Resolver, host: string): Promise<Fact<readonly string[]>> => {
  if (isIP(host) !== 0) return known([host])
  const facts = await Promise.all([resolver.query(host, 'AAAA'), resolver.query(host, 'A')])
  const addresses = facts.flatMap((fact) => (fact.known ? fact.value.records : []))
  const unknown = facts.find((fact) => !fact.known)
  return addresses.length === 0 && unknown && !unknown.known ? unknown : known(addresses)
}

/**
 * Where a host that somebody else named may be connected to: every one of its addresses is public, or the operator allows
 * it; `not-asked` otherwise. Empty where the host does not exist.
 */
export const publicAddresses = async (
  { resolver, allowed }: PublicAddressesDeps,
  host: string,
): Promise<Fact<readonly string[]>> => {
  const found = await addressesOf(resolver, host)
  if (!found.known || allowed.names.includes(host)) return found
  return found.value.every((address) => mayConnectTo(address, allowed)) ? found : notKnown('not-asked')
}

/** The addresses that were judged, whatever the name: it is not resolved a second time. */
export const pinnedTo =
  (addresses: readonly string[]): LookupFunction =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: isIP(address) })),
    )
