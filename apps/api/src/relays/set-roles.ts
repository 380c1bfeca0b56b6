import type { RelayRoles } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { RelayDeps } from './create-relay.ts'
import { findRelay } from './find-relay.ts'

/**
 * Says which relay is the default, and which one the fallback; null takes the role from whoever has it, absence leaves it.
 * Throws `relay-not-found`, or `relay-roles-conflict` when one relay would have both: falling back on itself helps nobody.
 */
export const createSetRoles =
  ({ database, recordAudit }: RelayDeps) =>
  ({ defaultId, fallbackId }: RelayRoles, deviceId: string | null): void =>
    database.transaction(() => {
      const { sql, run, first } = database
      const give = (role: 'is_default' | 'is_fallback', id: string | null) => {
        run(
          sql
            .updateTable('relays')
            .set({ [role]: 0 })
            .where(role, '=', 1),
        )
        if (id === null) return
        findRelay(database, id)
        run(
          sql
            .updateTable('relays')
            .set({ [role]: 1 })
            .where('id', '=', id),
        )
      }
      if (defaultId !== undefined) give('is_default', defaultId)
      if (fallbackId !== undefined) give('is_fallback', fallbackId)
      const both = sql.selectFrom('relays').select('id').where('is_default', '=', 1).where('is_fallback', '=', 1)
      if (first(both)) throw new AppError('relay-roles-conflict')
      recordAudit({ event: 'relay-roles-set', deviceId })
    })
