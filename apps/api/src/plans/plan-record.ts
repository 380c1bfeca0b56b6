import type { RecordType } from '@bienrecu/audit/resolver'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'
import type { RecordToVerify } from '../verifications/verification-facts.ts'

/** A record of a plan as it is stored. */
export type PlanRecordRow = Selectable<Tables['plan_records']>

const Values = z.array(z.string())

/** A column of record values. */
export const valuesOf = (json: string): readonly string[] => Values.parse(JSON.parse(json))

/** The column was filled from an edit of a plan, whose type this is. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const recordTypeOf = (row: PlanRecordRow): RecordType => row.type as RecordType

/** The record of this id. Throws `plan-record-not-found`. */
export const findPlanRecord = ({ sql, first }: Database, id: string): PlanRecordRow => {
  const row = first(sql.selectFrom('plan_records').selectAll().where('id', '=', id))
  if (!row) throw new AppError('plan-record-not-found')
  return row
}

/** What to look for; `domain` is that of the plan. */
export const recordToVerify = (row: PlanRecordRow, domain: string): RecordToVerify => ({
  domain,
  zone: row.zone,
  name: row.name,
  type: recordTypeOf(row),
  value: valuesOf(row.after)[0] ?? null,
  before: valuesOf(row.before),
  oldUntil: row.old_until,
})
