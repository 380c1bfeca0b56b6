import { type AuditMessage, messageOfReport, type TesterReport } from '@bienrecu/shared'
import type { LostPoints } from '@bienrecu/audit/plan/step'
import { storedReport } from '../reports/stored-report.ts'
import type { Database } from '../storage/database.ts'

type Section = TesterReport['sections'][number]

/** Points that a test took away, section by section, those inside others each by itself. */
const lostIn = (sections: readonly Section[]): LostPoints[] =>
  sections.flatMap(({ key, points, sections: parts }) => [
    ...(points === null || points >= 0 ? [] : [{ key, points }]),
    ...lostIn(parts),
  ])

/** What a report tells a plan. */
export interface ReportFacts {
  message: AuditMessage
  lost: readonly LostPoints[]
}

/** What the report of a test tells a plan: its message, and what it took away. */
export const factsOfReport = (report: TesterReport): ReportFacts => ({
  message: messageOfReport(report),
  lost: lostIn(report.sections),
})

/** The same of a stored report. `id` is that of the report, or of its probe. Throws `report-not-found`. */
export const reportFacts = (database: Database, id: string): ReportFacts => {
  const { sql, first } = database
  const ofProbe = first(sql.selectFrom('reports').select('id').where('probe_id', '=', id))?.id
  return factsOfReport(storedReport(database, ofProbe ?? id).report)
}
