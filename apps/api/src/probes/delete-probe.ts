import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import { findProbe } from './probe.ts'

const UNDER_WAY: ReadonlySet<string> = new Set(['queued', 'connecting'])

/**
 * Removes a probe with its events and its report from the history. What was sent still counts against the quotas.
 * Throws `probe-not-found`, or `probe-in-progress` while it is being sent.
 */
export const createDeleteProbe =
  (database: Database) =>
  (id: string): void =>
    database.transaction(() => {
      if (UNDER_WAY.has(findProbe(database, id).state)) throw new AppError('probe-in-progress')
      database.run(database.sql.deleteFrom('probes').where('id', '=', id))
    })
