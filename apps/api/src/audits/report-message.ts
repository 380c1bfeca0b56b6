import { type AuditMessage, messageOfReport } from '@bienrecu/shared'
import { storedReport } from '../reports/stored-report.ts'
import type { Database } from '../storage/database.ts'

/** The id of the report of this id, or of the probe of this id. */
export const reportIdOf = ({ sql, first }: Database, id: string): string =>
  first(sql.selectFrom('reports').select('id').where('probe_id', '=', id))?.id ?? id

/** What a stored report shows of its message. `id` is that of the report, or of its probe. Throws `report-not-found`. */
export const reportMessage = (database: Database, id: string): AuditMessage =>
  messageOfReport(storedReport(database, reportIdOf(database, id)).report)
