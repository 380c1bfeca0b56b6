import type { ProbeJournal } from './probe-journal.ts'
import type { Database } from '../storage/database.ts'

export interface ExpireWaitingDeps {
  database: Database
  journal: ProbeJournal
  now: () => number
}

/**
 * Ends the wait of probes whose result did not come in time. The relay did accept them, so a result that comes later
 * still turns them into `reported`.
 */
export const createExpireWaiting =
  ({ database, journal, now }: ExpireWaitingDeps) =>
  (): void => {
    const { sql, all, transaction } = database
    const isLate = sql.selectFrom('probes').select('id').where('state', '=', 'waiting')
    transaction(() => {
      for (const { id } of all(isLate.where('result_deadline', '<=', now())))
        journal.record(id, { step: 'failed', state: 'failed', code: 'result-not-received' })
    })
  }
