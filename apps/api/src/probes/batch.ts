import type { ProbeBatch } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import { probeOf } from './probe.ts'
import { relayFactsOf } from './relay-facts.ts'

/** A comparison as the API shows it. Throws `probe-batch-not-found`. */
export const batchOf = (database: Database, id: string): ProbeBatch => {
  const { sql, all } = database
  const rows = all(sql.selectFrom('probes').selectAll().where('batch_id', '=', id).orderBy('idempotency_key'))
  const [first] = rows
  if (first === undefined) throw new AppError('probe-batch-not-found')
  const probes = rows.map((row) => probeOf(database, row))
  return {
    id,
    createdAt: new Date(first.created_at).toISOString(),
    items: probes.map((probe) => ({ probe, facts: relayFactsOf(database, probe) })),
  }
}
