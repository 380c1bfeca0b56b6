import type { StoredReport, TesterReport } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { findProbe } from '../probes/probe.ts'
import type { ProbeJournal } from '../probes/probe-journal.ts'
import type { Database } from '../storage/database.ts'
import { testerOf } from '../testers/tester-of.ts'
import { storedReport } from './stored-report.ts'
import { type WrittenReport, writtenReport } from './written-report.ts'

export interface KeepReportDeps extends Pick<Deps, 'database' | 'now'> {
  journal: ProbeJournal
}

export interface ReportDeps extends KeepReportDeps, Pick<Deps, 'config' | 'vault'> {}

/** The newest probe to an address: testers keep only the last message they received there. */
const newestProbeTo = ({ sql, first }: Database, address: string): { id: string } | undefined =>
  first(
    sql
      .selectFrom('probes')
      .select('id')
      .where(({ eb, fn }) => eb(fn<string>('lower', ['address']), '=', address.toLowerCase()))
      .orderBy('created_at', 'desc')
      .limit(1),
  )

/** A report of a message that was not sent from here: kept with a probe that has no relay. */
const insertKeptProbe = ({ sql, run }: Database, { address, language }: WrittenReport, now: number): string => {
  const id = crypto.randomUUID()
  run(
    sql.insertInto('probes').values({
      id,
      device_id: null,
      idempotency_key: null,
      request_hash: null,
      relay_id: null,
      relay_name: null,
      address,
      locale: language?.startsWith('fr') ? 'fr' : 'en',
      message_id: null,
      state: 'queued',
      step: 'queued',
      code: null,
      reply: null,
      claimed_by: null,
      lease_until: null,
      created_at: now,
      accepted_at: null,
      result_deadline: null,
    }),
  )
  return id
}

/** Keeps a report with this probe, in the place of a former one. Gives its id. */
const keepWith = (
  { database, now, journal }: KeepReportDeps,
  probeId: string,
  { score, band, readAt, text }: WrittenReport,
): string => {
  const { sql, run, first } = database
  const former = first(sql.selectFrom('reports').select(['id', 'created_at']).where('probe_id', '=', probeId))
  if (former) run(sql.deleteFrom('reports').where('id', '=', former.id))
  const id = former?.id ?? crypto.randomUUID()
  const created_at = former?.created_at ?? now()
  const row = { id, probe_id: probeId, score, band, read_at: readAt, created_at, report: text }
  run(sql.insertInto('reports').values(row))
  if (findProbe(database, probeId).state !== 'reported')
    journal.record(probeId, { step: 'reported', state: 'reported', facts: { score: String(score) } })
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
      const probeId = newestProbeTo(database, report.address)?.id ?? insertKeptProbe(database, report, now())
      return keepWith(deps, probeId, report)
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
