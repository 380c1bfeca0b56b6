import type { PlanEdit, PlanStep } from '@bienrecu/audit/plan/step'
import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import type { PlanRecordRow } from './plan-record.ts'
import { findPlan, type KeptPlan, planOfDomain, type StoredPlan } from './stored-plan.ts'

export interface PlanToStore {
  readonly plan: KeptPlan
  /** What it was made from, as it was asked for. */
  readonly request: object
  readonly reportId: string | null
  /** Milliseconds since 1970. */
  readonly now: number
}

/** As many domains as are looked after at most; whoever has stolen a token shall not fill the disk. */
const MAX_PLANS = 10_000

/** Steps that are done and no more proposed stay to be seen, so many of them. */
const MAX_DONE = 40

type Target = Pick<PlanRecordRow, 'step_id' | 'name' | 'type' | 'after'>

const keyOf = ({ step_id, name, type, after }: Target): string => JSON.stringify([step_id, name, type, after])

const isOnItsWay = ({ published_at, seen_at }: PlanRecordRow): boolean => published_at !== null || seen_at !== null

/** Steps of the plan before that are missing from the new one because they are done, or on their way. */
const doneSteps = (former: StoredPlan | null, steps: readonly PlanStep[]): PlanStep[] => {
  if (!former) return []
  const ids = new Set(steps.map(({ id }) => id))
  const isDone = ({ id }: PlanStep): boolean => {
    const records = former.records.filter(({ step_id }) => step_id === id)
    return records.length > 0 ? records.every(isOnItsWay) : former.ticked.includes(id)
  }
  return former.plan.steps.filter((step) => !ids.has(step.id) && isDone(step)).slice(-MAX_DONE)
}

interface PlacedEdit {
  readonly step: PlanStep
  readonly edit: PlanEdit
  readonly position: number
}

const editsOf = (steps: readonly PlanStep[]): PlacedEdit[] =>
  steps
    .flatMap((step) => step.edits.map((edit) => ({ step, edit })))
    .map(({ step, edit }, position) => ({ step, edit, position }))

const insertRecord = ({ sql, run }: Database, planId: string, zone: string, { step, edit, position }: PlacedEdit) => {
  run(
    sql.insertInto('plan_records').values({
      id: crypto.randomUUID(),
      plan_id: planId,
      step_id: step.id,
      position,
      is_later: step.isLater ? 1 : 0,
      zone,
      name: edit.name,
      type: edit.type,
      before: JSON.stringify(edit.before),
      after: JSON.stringify(edit.after),
      old_ttl: null,
      negative_ttl: null,
      published_at: null,
      seen_at: null,
      visible_at: null,
      old_until: null,
      next_look_at: null,
      verification: null,
    }),
  )
}

/** The same record asked for again keeps its state; what stood there before is told anew until it is on its way. */
const updateRecord = ({ sql, run }: Database, row: PlanRecordRow, { step, edit, position }: PlacedEdit) => {
  const before = isOnItsWay(row) ? row.before : JSON.stringify(edit.before)
  const changes = { position, is_later: step.isLater ? (1 as const) : (0 as const), before }
  run(sql.updateTable('plan_records').set(changes).where('id', '=', row.id))
}

/** Brings the records in line with the steps: unchanged ones keep their state, those no more wanted go. */
const storeRecords = (database: Database, planId: string, { zone, steps }: KeptPlan, former: StoredPlan | null) => {
  const { sql, run } = database
  const left = new Map(former?.records.map((row) => [keyOf(row), row]))
  const missing: PlacedEdit[] = []
  for (const placed of editsOf(steps)) {
    const { step, edit } = placed
    const key = keyOf({ step_id: step.id, name: edit.name, type: edit.type, after: JSON.stringify(edit.after) })
    const row = left.get(key)
    left.delete(key)
    if (row) updateRecord(database, row, placed)
    else missing.push(placed)
  }
  for (const { id } of left.values()) run(sql.deleteFrom('plan_records').where('id', '=', id))
  for (const placed of missing) insertRecord(database, planId, zone, placed)
}

const checkRoom = ({ sql, first }: Database): void => {
  const kept = first(sql.selectFrom('plans').select(({ fn }) => fn.countAll<number>().as('count')))?.count ?? 0
  if (kept >= MAX_PLANS) throw new AppError('plan-limit', { params: { max: MAX_PLANS } })
}

/**
 * Keeps the plan of a domain in the place of the one before. A record asked for again (same step, name, type and value)
 * keeps its state; steps that are done, and therefore no more proposed, stay at the head. Throws `plan-limit`.
 */
export const storePlan = (database: Database, { plan, request, reportId, now }: PlanToStore): StoredPlan =>
  database.transaction(() => {
    const { sql, run } = database
    const former = planOfDomain(database, plan.domain)
    const kept: KeptPlan = { ...plan, steps: [...doneSteps(former, plan.steps), ...plan.steps] }
    const ids = new Set(kept.steps.map(({ id }) => id))
    const id = former?.id ?? crypto.randomUUID()
    const columns = {
      request: JSON.stringify(request),
      plan: JSON.stringify(kept),
      report_id: reportId,
      ticked: JSON.stringify((former?.ticked ?? []).filter((step) => ids.has(step))),
      updated_at: now,
    }
    if (former) run(sql.updateTable('plans').set(columns).where('id', '=', id))
    else {
      checkRoom(database)
      run(sql.insertInto('plans').values({ ...columns, id, domain: plan.domain, created_at: now }))
    }
    storeRecords(database, id, kept, former)
    return findPlan(database, id)
  })

/** Adds what the DNS host offers, found out a little later; a plan made anew or deleted meanwhile is left alone. */
export const storeDomainConnect = (
  database: Database,
  { id, updatedAt }: StoredPlan,
  domainConnect: KeptPlan['domainConnect'],
): void =>
  database.transaction(() => {
    const { sql, run, first } = database
    const isThere = first(sql.selectFrom('plans').select('updated_at').where('id', '=', id))?.updated_at === updatedAt
    if (!isThere) return
    const { plan } = findPlan(database, id)
    run(
      sql
        .updateTable('plans')
        .set({ plan: JSON.stringify({ ...plan, domainConnect }) })
        .where('id', '=', id),
    )
  })
