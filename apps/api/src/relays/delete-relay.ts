import { AppError } from '../app-error.ts'
import type { RelayDeps } from './create-relay.ts'

/** Removes a relay and its password; its tests stay in the history under its name. Throws `relay-not-found`. */
export const createDeleteRelay =
  ({ database, recordAudit }: RelayDeps) =>
  (id: string, deviceId: string | null): void =>
    database.transaction(() => {
      const deleted = database.run(database.sql.deleteFrom('relays').where('id', '=', id))
      if (deleted === 0) throw new AppError('relay-not-found')
      recordAudit({ event: 'relay-deleted', deviceId, subject: id })
    })
