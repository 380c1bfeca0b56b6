import { AppError } from '../app-error.ts'
import type { RelayDeps } from './create-relay.ts'

/**
 * Puts the relays into this order; those it does not name come after, as they were. Throws `relay-not-found` for an id that
 * is none, and then changes nothing.
 */
export const createOrderRelays =
  ({ database, recordAudit }: RelayDeps) =>
  (ids: readonly string[], deviceId: string | null): void =>
    database.transaction(() => {
      const { sql, all, run } = database
      const rows = all(
        sql.selectFrom('relays').select('id').where('is_practice', '=', 0).orderBy('position').orderBy('name'),
      )
      const known = new Set(rows.map(({ id }) => id))
      const wanted = new Set(ids)
      if ([...wanted].some((id) => !known.has(id))) throw new AppError('relay-not-found')
      const order = [...wanted, ...[...known].filter((id) => !wanted.has(id))]
      for (const [position, id] of order.entries())
        run(sql.updateTable('relays').set({ position }).where('id', '=', id))
      recordAudit({ event: 'relays-ordered', deviceId })
    })
