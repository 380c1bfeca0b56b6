import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'
import { parse } from 'tldts'

const OPTIONS = { allowPrivateDomains: false, validateHostname: false } as const

/**
 * Whether the registered domain exists no more. Believed only of a resolver that still knows the registry above: one that
 * denies everything knows nothing.
 */
export const isDomainGone = async (resolver: Resolver, domain: string): Promise<Fact<boolean>> => {
  const { domain: registered, publicSuffix } = parse(domain, OPTIONS)
  if (registered === null || publicSuffix === null) return notKnown('not-asked')
  const [own, registry] = await Promise.all([resolver.query(registered, 'SOA'), resolver.query(publicSuffix, 'SOA')])
  if (!own.known) return own
  if (own.value.status !== 'nxdomain') return known(false)
  return registry.known && registry.value.status === 'found' ? known(true) : notKnown('bad-answer')
}
