import { AppError } from '../../app-error.ts'
import type { Database } from '../../storage/database.ts'

/** The report of a message that came by itself has no other reason to be in the history than the message. */
const deleteLoneReport = ({ sql, first, run }: Database, reportId: string): void => {
  const probe = first(
    sql
      .selectFrom('reports')
      .innerJoin('probes', 'probes.id', 'reports.probe_id')
      .select(['probes.id', 'probes.request_hash'])
      .where('reports.id', '=', reportId),
  )
  if (probe?.request_hash === null) run(sql.deleteFrom('probes').where('id', '=', probe.id))
}

/** Deletes a result in the caller’s transaction. Throws `tester-result-not-found`. */
export const removeResult = (database: Database, id: string): void => {
  const { sql, first, run } = database
  const row = first(sql.selectFrom('received_messages').select('report_id').where('id', '=', id))
  if (!row) throw new AppError('tester-result-not-found')
  if (row.report_id !== null) deleteLoneReport(database, row.report_id)
  run(sql.deleteFrom('received_messages').where('id', '=', id))
}

/**
 * Deletes a result at once, and from the disk: the message, what was made of it, the link for others; and its report in the
 * history, unless a test was sent from here: that one stays in the history until it is deleted there. Not inside a
 * transaction. Throws `tester-result-not-found`.
 */
export const deleteResult = (database: Database, id: string): void => {
  database.transaction(() => removeResult(database, id))
  database.emptyLog()
}
