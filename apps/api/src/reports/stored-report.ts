import { type StoredReport, TesterReport } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'

/** A report as it was kept. Throws `report-not-found`. */
export const storedReport = ({ sql, first }: Database, id: string): StoredReport => {
  const row = first(
    sql
      .selectFrom('reports')
      .innerJoin('probes', 'probes.id', 'reports.probe_id')
      .select(['reports.id', 'reports.probe_id', 'reports.created_at', 'reports.report', 'probes.relay_name'])
      .where('reports.id', '=', id),
  )
  if (!row) throw new AppError('report-not-found')
  return {
    id: row.id,
    probeId: row.probe_id,
    relayName: row.relay_name,
    createdAt: new Date(row.created_at).toISOString(),
    report: TesterReport.parse(JSON.parse(row.report)),
  }
}
