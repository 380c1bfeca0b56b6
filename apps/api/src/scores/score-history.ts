import { type DnsChange, domainOf, type ScoreHistory, type ScorePoint } from '@bienrecu/shared'
import { z } from 'zod'
import type { Database } from '../storage/database.ts'

/** Tests of the past that are told at a time: the latest ones. */
const MOST = 1_000

const Values = z.array(z.string())

const domainIn = (sender: string | null): string | null => {
  const address = sender === null ? null : (/<([^<>]+)>/.exec(sender)?.[1] ?? sender)
  return address?.includes('@') ? domainOf(address).toLowerCase() : null
}

const pointsOf = ({ sql, all }: Database): ScorePoint[] =>
  all(
    sql
      .selectFrom('reports')
      .innerJoin('probes', 'probes.id', 'reports.probe_id')
      .select(['reports.id', 'reports.score', 'probes.id as probe_id'])
      .select(['probes.relay_id', 'probes.relay_name', 'probes.created_at'])
      // Of a whole report, the sender alone is wanted here.
      .select(({ fn, val }) =>
        fn<string | null>('json_extract', ['reports.report', val('$.evidence.fromAddress')]).as('sender'),
      )
      .orderBy('probes.created_at', 'desc')
      .limit(MOST),
  )
    .map((row) => ({
      reportId: row.id,
      probeId: row.probe_id,
      at: new Date(row.created_at).toISOString(),
      score: row.score,
      domain: domainIn(row.sender),
      relayId: row.relay_id,
      relayName: row.relay_name,
    }))
    .toReversed()

const changesOf = ({ sql, all }: Database, domains: readonly string[]): DnsChange[] =>
  domains.length === 0
    ? []
    : all(sql.selectFrom('dns_changes').selectAll().where('domain', 'in', domains).orderBy('at').limit(MOST)).map(
        ({ id, at, domain, name, type, before, after, step_id: stepId }) => ({
          id,
          at: new Date(at).toISOString(),
          domain,
          name,
          type,
          before: Values.parse(JSON.parse(before)),
          after: Values.parse(JSON.parse(after)),
          stepId,
        }),
      )

/** Every score that was kept, oldest first, and the changes seen in the DNS of the domains they were sent from. */
export const scoreHistory = (database: Database): ScoreHistory => {
  const points = pointsOf(database)
  const domains = [...new Set(points.flatMap(({ domain }) => domain ?? []))]
  return { points, changes: changesOf(database, domains) }
}
