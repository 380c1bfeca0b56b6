import type { Plan } from '@bienrecu/audit/plan/step'
import { PlanAnswers } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { AppError } from '../app-error.ts'
import type { DomainConnect } from '../domain-connect/discover-domain-connect.ts'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'
import type { PlanRecordRow } from './plan-record.ts'

/** A plan as data, with what its DNS host offers. */
export interface KeptPlan extends Plan {
  readonly domainConnect: DomainConnect | null
}

/** A plan as it is stored, and where its records are. */
export interface StoredPlan {
  readonly id: string
  readonly domain: string
  readonly plan: KeptPlan
  readonly answers: PlanAnswers
  readonly reportId: string | null
  /** Ids of the steps that the user ticked off. */
  readonly ticked: readonly string[]
  /** In the order of the steps. */
  readonly records: readonly PlanRecordRow[]
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly updatedAt: number
}

const Ticked = z.array(z.string())

/** What was told with the request. Nothing, where a later version of the contract no longer understands it. */
const readAnswers = (request: string): PlanAnswers => {
  const { providers, dnsHost, keys, wishes } = JSON.parse(request)
  return PlanAnswers.safeParse({ providers, dnsHost, keys, wishes }).data ?? PlanAnswers.parse({})
}

/** The column was filled by `storePlan` with a plan of the engine, which is plain JSON. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const readPlan = (json: string): KeptPlan => JSON.parse(json) as KeptPlan

const storedPlanOf = ({ sql, all }: Database, row: Selectable<Tables['plans']>): StoredPlan => ({
  id: row.id,
  domain: row.domain,
  plan: readPlan(row.plan),
  answers: readAnswers(row.request),
  reportId: row.report_id,
  ticked: Ticked.parse(JSON.parse(row.ticked)),
  records: all(sql.selectFrom('plan_records').selectAll().where('plan_id', '=', row.id).orderBy('position')),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** The plan of this id. Throws `plan-not-found`. */
export const findPlan = (database: Database, id: string): StoredPlan => {
  const row = database.first(database.sql.selectFrom('plans').selectAll().where('id', '=', id))
  if (!row) throw new AppError('plan-not-found')
  return storedPlanOf(database, row)
}

/** The plan of a domain (in A-labels), or null. */
export const planOfDomain = (database: Database, domain: string): StoredPlan | null => {
  const row = database.first(database.sql.selectFrom('plans').selectAll().where('domain', '=', domain))
  return row ? storedPlanOf(database, row) : null
}

/** All plans, the latest first. */
export const allPlans = (database: Database): StoredPlan[] =>
  database
    .all(database.sql.selectFrom('plans').selectAll().orderBy('updated_at', 'desc').orderBy('id'))
    .map((row) => storedPlanOf(database, row))
