import type { Database } from '../storage/database.ts'
import type { RelayDeps } from './create-relay.ts'
import { findRelay } from './find-relay.ts'

/** Somebody has to be the default: the first of the list that is not the fallback. */
const chooseDefault = ({ sql, first, run }: Database): void => {
  const next = first(
    sql
      .selectFrom('relays')
      .select('id')
      .where('is_fallback', '=', 0)
      .where('is_practice', '=', 0)
      .orderBy('position')
      .limit(1),
  )
  if (next) run(sql.updateTable('relays').set({ is_default: 1 }).where('id', '=', next.id))
}

/**
 * Removes a relay with its password, mailbox and sign-in; its tests stay in the history under its name. Throws
 * `relay-not-found`.
 */
export const createDeleteRelay =
  ({ database, recordAudit }: RelayDeps) =>
  (id: string, deviceId: string | null): void =>
    database.transaction(() => {
      const { is_default: wasDefault } = findRelay(database, id)
      database.run(database.sql.deleteFrom('relays').where('id', '=', id))
      if (wasDefault === 1) chooseDefault(database)
      recordAudit({ event: 'relay-deleted', deviceId, subject: id })
    })
