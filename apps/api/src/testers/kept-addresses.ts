import type { TesterId } from '@bienrecu/shared'
import type { Database } from '../storage/database.ts'
import type { TestReference } from './define-tester.ts'

/** Nobody uses an address that old; what is kept must not grow for ever. */
const KEPT_FOR = 30 * 24 * 3_600_000 // ms

/** True for an address that this tester gave us. Given in lower case, as it is kept. */
export const isKeptAddress = ({ sql, first }: Database, tester: TesterId, address: string): boolean =>
  first(
    sql.selectFrom('tester_addresses').select('address').where('address', '=', address).where('tester', '=', tester),
  ) !== undefined

/** Remembers an address that a tester gave, and to which device; forgets those of a month ago. */
export const keepAddress = (
  { database: { sql, run, transaction }, now }: { database: Database; now: () => number },
  tester: TesterId,
  { address, reference, pageUrl, expiresAt = null }: TestReference & { expiresAt?: number | null },
  deviceId: string | null,
): void =>
  transaction(() => {
    const created_at = now()
    run(sql.deleteFrom('tester_addresses').where('created_at', '<', created_at - KEPT_FOR))
    const row = { tester, reference, page_url: pageUrl, device_id: deviceId, created_at, expires_at: expiresAt }
    run(
      sql
        .insertInto('tester_addresses')
        .values({ address: address.toLowerCase(), ...row })
        .onConflict((conflict) => conflict.column('address').doUpdateSet(row)),
    )
  })
