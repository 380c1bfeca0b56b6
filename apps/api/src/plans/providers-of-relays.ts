import { mailProvider, providersOfServer } from '@bienrecu/knowledge/mail-providers'
import { domainOf } from '@bienrecu/shared'
import type { Database } from '../storage/database.ts'

const isWithin = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`)

/** Ids of the mail services behind the relays whose From address lies in the domain. */
export const providersOfRelays = ({ sql, all }: Database, domain: string): string[] => {
  const relays = all(
    sql
      .selectFrom('relays')
      .select(['from_address', 'host', 'provider_id'])
      .where('is_practice', '=', 0)
      .orderBy('position'),
  )
  const ids = relays
    .filter(({ from_address }) => isWithin(domainOf(from_address)?.toLowerCase() ?? '', domain))
    .flatMap(({ provider_id, host }) => {
      if (provider_id !== null) return mailProvider(provider_id) ? [provider_id] : []
      const [only, other] = providersOfServer(host, domain)
      return only && !other ? [only.id] : []
    })
  return [...new Set(ids)]
}
