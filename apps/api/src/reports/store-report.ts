import type { StoredReport, TesterReport } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { type ProbeRow, findProbe } from '../probes/probe.ts'
import type { ProbeJournal } from '../probes/probe-journal.ts'
import type { Database } from '../storage/database.ts'
import { testerOf } from '../testers/tester-of.ts'
import { storedReport } from './stored-report.ts'

export interface ReportDeps extends Pick<Deps, 'database' | 'now' | 'config' | 'vault'> {
  journal: ProbeJournal
}

/** The newest probe to an address: testers keep only the last message they received there. */
const newestProbeTo = ({ sql, first }: Database, address: string): ProbeRow | undefined =>
  first(
    sql
      .selectFrom('probes')
      .selectAll()
      .where(({ eb, fn }) => eb(fn<string>('lower', ['address']), '=', address.toLowerCase()))
      .orderBy('created_at', 'desc')
      .limit(1),
  )

/** A report of a message that was not sent from here: kept with a probe that has no relay. */
const insertKeptProbe = ({ sql, run }: Database, { address, language }: TesterReport, now: number): string => {
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

/**
 * Keeps a report with the newest probe to its address, or on its own when there is none. Reading the same result again
 * replaces the former reading. A probe given up, failed or unknown becomes `reported`: the message did arrive.
 * Throws `report-address-mismatch` when the address is not one of a tester.
 */
export const createStoreReport =
  (deps: ReportDeps) =>
  (report: TesterReport): StoredReport => {
    const { database, now, config, journal } = deps
    return database.transaction(() => {
      const { sql, run, first } = database
      const known = newestProbeTo(database, report.address)
      const isTester =
        testerOf(deps, report.address) !== null ||
        config.allowedRecipients.domains.some((domain) => report.address.endsWith(`@${domain}`))
      if (!known && !isTester) throw new AppError('report-address-mismatch')
      const probeId = known?.id ?? insertKeptProbe(database, report, now())
      const former = first(sql.selectFrom('reports').select(['id', 'created_at']).where('probe_id', '=', probeId))
      if (former) run(sql.deleteFrom('reports').where('id', '=', former.id))
      const row = {
        id: former?.id ?? crypto.randomUUID(),
        probe_id: probeId,
        score: report.score,
        band: report.band,
        read_at: Date.parse(report.readAt),
        created_at: former?.created_at ?? now(),
        report: JSON.stringify(report),
      }
      run(sql.insertInto('reports').values(row))
      if (findProbe(database, probeId).state !== 'reported')
        journal.record(probeId, { step: 'reported', state: 'reported', facts: { score: String(report.score) } })
      return storedReport(database, row.id)
    })
  }
