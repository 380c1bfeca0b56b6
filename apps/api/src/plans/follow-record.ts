import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import type { VerifyRecord } from '../verifications/verify-record.ts'
import { findPlanRecord, type PlanRecordRow, recordToVerify } from './plan-record.ts'
import { noteVerification, publishRecord } from './record-states.ts'
import { findPlan, type StoredPlan } from './stored-plan.ts'

export interface FollowRecordDeps extends Pick<Deps, 'database' | 'now'> {
  verifyRecord: VerifyRecord
}

/** A record and the plan that it belongs to. */
export interface FollowedRecord {
  readonly stored: StoredPlan
  readonly row: PlanRecordRow
}

/** The record of a plan. Throws `plan-not-found`, `plan-record-not-found`. */
export const recordOfPlan = (database: Deps['database'], planId: string, recordId: string): FollowedRecord => {
  const stored = findPlan(database, planId)
  const row = stored.records.find(({ id }) => id === recordId)
  if (!row) throw new AppError('plan-record-not-found')
  return { stored, row }
}

/**
 * Looks at a record now, and writes what is seen. Throws `plan-record-not-found` when the plan was made anew meanwhile, and
 * `name-servers-unknown`.
 */
export const createLookAtRecord =
  ({ database, now, verifyRecord }: FollowRecordDeps) =>
  async ({ stored, row }: FollowedRecord, signal: AbortSignal): Promise<PlanRecordRow> => {
    const facts = await verifyRecord(recordToVerify(row, stored.domain), { signal })
    return noteVerification(database, row.id, facts, now())
  }

/** The user’s word that a record is published, and a look at it. The word counts where nothing could be looked at. */
export const createPublishRecord = (deps: FollowRecordDeps) => {
  const look = createLookAtRecord(deps)
  return async ({ stored, row }: FollowedRecord, signal: AbortSignal): Promise<PlanRecordRow> => {
    const said = publishRecord(deps.database, row.id, deps.now())
    try {
      return await look({ stored, row: said }, signal)
    } catch (error) {
      if (error instanceof AppError && error.code === 'name-servers-unknown')
        return findPlanRecord(deps.database, row.id)
      throw error
    }
  }
}
