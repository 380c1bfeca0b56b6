import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'

/**
 * Withdraws a link, for good: it is as if it had never been. `by`: the device that asks, null for the command line. Throws
 * `handover-not-found`, for one that is withdrawn already too.
 */
export const createRevokeHandover =
  ({ database, recordAudit, now }: Pick<Deps, 'database' | 'recordAudit' | 'now'>) =>
  (id: string, by: string | null): void =>
    database.transaction(() => {
      const links = database.sql.updateTable('handovers').set({ revoked_at: now() })
      const changed = database.run(links.where('id', '=', id).where('revoked_at', 'is', null))
      if (changed === 0) throw new AppError('handover-not-found')
      recordAudit({ event: 'handover-revoked', deviceId: by, subject: id })
    })
