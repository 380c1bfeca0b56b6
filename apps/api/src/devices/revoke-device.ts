import { AppError } from '../app-error.ts'
import type { RecordAudit } from '../audit-log/record-audit.ts'
import type { Database } from '../storage/database.ts'

export interface RevokeDeviceDeps {
  database: Database
  recordAudit: RecordAudit
  now: () => number
}

/** Takes a device's token away, for good. `by`: the device that asks, null for the command line. Throws `device-not-found`. */
export const createRevokeDevice =
  ({ database, recordAudit, now }: RevokeDeviceDeps) =>
  (id: string, by: string | null): void =>
    database.transaction(() => {
      const changed = database.run(
        database.sql
          .updateTable('devices')
          .set({ revoked_at: now() })
          .where('id', '=', id)
          .where('revoked_at', 'is', null),
      )
      if (changed === 0) throw new AppError('device-not-found')
      recordAudit({ event: 'device-revoked', deviceId: by, subject: id })
    })
