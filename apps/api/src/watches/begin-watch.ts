import { createHash } from 'node:crypto'
import type { Tell } from '../notices/tell.ts'
import { type PlanRecordRow, valuesOf } from '../plans/plan-record.ts'
import type { Database } from '../storage/database.ts'
import { readBaseline, WatchedType } from './baseline.ts'
import { baselineWith, type PlannedRecord } from './baseline-with.ts'
import { lastMessage, selectorsOf } from './last-message.ts'
import { findWatch } from './watch.ts'

export interface BeginWatchDeps {
  database: Database
  now: () => number
  tell: Tell
}

/** A record of a plan as the watch sees it; null for a type that is not watched. */
export const plannedOf = (row: PlanRecordRow): PlannedRecord | null => {
  const type = WatchedType.safeParse(row.type)
  if (!type.success) return null
  return { name: row.name, type: type.data, before: valuesOf(row.before), after: valuesOf(row.after) }
}

const begin = ({ database, now, tell }: BeginWatchDeps, plan: { id: string; domain: string }): void => {
  const { sql, run, all } = database
  const rows = all(
    sql
      .selectFrom('plan_records')
      .selectAll()
      .where('plan_id', '=', plan.id)
      .where(({ eb, or }) => or([eb('is_later', '=', 0), eb('published_at', 'is not', null)]))
      .orderBy('position'),
  )
  const planned = rows.flatMap((row) => plannedOf(row) ?? [])
  const before = findWatch(database, plan.domain)
  const selectors = selectorsOf(lastMessage(database, plan.domain), plan.domain)
  const baseline = baselineWith(plan.domain, selectors, planned, before && readBaseline(before.baseline))
  const anew = { plan_id: plan.id, baseline: JSON.stringify(baseline), next_look_at: before?.is_paused ? null : now() }
  const row = { domain: plan.domain, since: now(), last_look_at: null, ...anew }
  run(
    sql
      .insertInto('watches')
      .values(row)
      .onConflict((conflict) => conflict.column('domain').doUpdateSet(anew)),
  )
  const latest = Math.max(now(), ...rows.map(({ visible_at }) => visible_at ?? 0))
  run(sql.updateTable('plans').set({ in_place_at: latest }).where('id', '=', plan.id))
  const fact = createHash('sha256')
    .update(JSON.stringify(planned.map(({ name, type, after }) => [name, type, after]).toSorted()))
    .digest('base64url')
  tell({ kind: 'visible', domain: plan.domain, planId: plan.id, fact, params: { domain: plan.domain } })
}

/**
 * Takes the records of a plan that is in place as the baseline of its domain, which is watched from then on, and says so
 * once. Whoever saw the last record become visible, it is told here.
 */
export const createBeginWatch =
  (deps: BeginWatchDeps) =>
  (planId: string): void => {
    const { sql, first, transaction } = deps.database
    transaction(() => {
      const plan = first(sql.selectFrom('plans').select(['id', 'domain']).where('id', '=', planId))
      if (plan) begin(deps, plan)
    })
  }
