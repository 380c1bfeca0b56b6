import ipaddr from 'ipaddr.js'
import { newestProbeTo } from '../../probes/newest-probe.ts'
import type { Database } from '../../storage/database.ts'
import { fixedQuery } from '../../storage/fixed-query.ts'

export interface KnownSender {
  /** The device whose test it is; null when nobody knows. */
  deviceId: string | null
  /** The practice relay sent it. */
  isPractice: boolean
}

const isThisMachine = (ip: string | null, host: string): boolean =>
  ip !== null && (ip === host || (ipaddr.isValid(ip) && ipaddr.process(ip).range() === 'loopback'))

const askedFor = fixedQuery((sql, { address }: { address: string }) =>
  sql.selectFrom('tester_addresses').select('device_id').where('address', '=', address),
)

/** What is known here of a message by the address it came to: a test that was sent from here, or an address a device asked for. */
export const senderOf = (
  database: Database,
  address: string,
  { ip, host }: { ip: string | null; host: string },
): KnownSender => {
  const probe = newestProbeTo(database, address)
  const asked = database.first(askedFor({ address }))
  return {
    deviceId: probe?.device_id ?? asked?.device_id ?? null,
    isPractice: probe?.is_practice === 1 && isThisMachine(ip, host),
  }
}
