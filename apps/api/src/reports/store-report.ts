import type { StoredReport, TesterReport } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { newestProbeTo } from '../probes/newest-probe.ts'
import type { ProbeJournal } from '../probes/probe-journal.ts'
import { fixedQuery } from '../storage/fixed-query.ts'
import { newId } from '../storage/new-id.ts'
import { testerOf } from '../testers/tester-of.ts'
import { insertKeptProbe, type ProbeToReport } from './kept-probe.ts'
import { storedReport } from './stored-report.ts'
import { type WrittenReport, writtenReport } from './written-report.ts'

export interface KeepReportDeps extends Pick<Deps, 'database' | 'now'> {
  journal: ProbeJournal
}

export interface ReportDeps extends KeepReportDeps, Pick<Deps, 'config' | 'vault'> {}

const formerDelete = fixedQuery((sql, { id }: { id: string }) => sql.deleteFrom('reports').where('id', '=', id))

interface ReportInsert extends Omit<WrittenReport, 'address' | 'language'> {
  id: string
  probeId: string
  createdAt: number
}

const reportInsert = fixedQuery((sql, { id, probeId, score, band, readAt, createdAt, text }: ReportInsert) =>
  sql
    .insertInto('reports')
    .values({ id, probe_id: probeId, score, band, read_at: readAt, created_at: createdAt, report: text }),
)

/** Keeps a report with this probe, in the place of a former one. Gives its id. */
const keepWith = (
  { database: { run }, now, journal }: KeepReportDeps,
  probe: ProbeToReport,
  { score, band, readAt, text }: WrittenReport,
): string => {
  if (probe.report_id !== null) run(formerDelete({ id: probe.report_id }))
  const id = probe.report_id ?? newId()
  run(reportInsert({ id, probeId: probe.id, score, band, readAt, createdAt: probe.reported_at ?? now(), text }))
  if (probe.state !== 'reported')
    journal.record(probe.id, { step: 'reported', state: 'reported', facts: { score: String(score) } })
  return id
}

/**
 * Keeps a report with the newest probe to its address, or on its own when there is none, and gives its id. Reading the same
 * result again replaces the former reading. A probe given up, failed or unknown becomes `reported`: the message did arrive.
 */
export const createKeepReport =
  (deps: KeepReportDeps) =>
  (report: WrittenReport): string => {
    const { database, now } = deps
    return database.transaction(() => {
      const probe = newestProbeTo(database, report.address) ?? insertKeptProbe(database, report, now())
      return keepWith(deps, probe, report)
    })
  }

/**
 * Keeps a report that somebody hands over, as `createKeepReport` does. Throws `report-address-mismatch` when the address is
 * neither that of a probe nor one of a tester.
 */
export const createStoreReport = (deps: ReportDeps) => {
  const keepReport = createKeepReport(deps)
  return (report: TesterReport): StoredReport => {
    const { database, config } = deps
    return database.transaction(() => {
      const isKnown =
        newestProbeTo(database, report.address) !== undefined ||
        testerOf(deps, report.address) !== null ||
        config.allowedRecipients.domains.some((domain) => report.address.endsWith(`@${domain}`))
      if (!isKnown) throw new AppError('report-address-mismatch')
      return storedReport(database, keepReport(writtenReport(report)))
    })
  }
}
