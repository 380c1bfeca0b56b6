/* A look at the name servers while somebody watches the page of a link. */
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { recordToVerify } from '../plans/plan-record.ts'
import { noteLookBesides } from '../plans/record-states.ts'
import type { VerifyRecord } from '../verifications/verify-record.ts'
import { type HandedPlan, type HandedRecord, isDone } from './handed-plan.ts'

export interface LookNowDeps extends Pick<Deps, 'database' | 'now' | 'stopping'> {
  verifyRecord: VerifyRecord
}

/** True when every record that was missing has been looked for within the last half minute. Never rejects for the DNS. */
export type LookNow = (plan: HandedPlan) => Promise<boolean>

/** Milliseconds between two looks at one plan, however many people watch it, through however many links. */
export const LOOK_EVERY = 30_000
/** A page is shown after this many milliseconds, with what is known by then; the look goes on. */
const PATIENCE = 5_000
const LONGEST_LOOK = 15_000

interface Look {
  readonly at: number
  readonly isDone: Promise<boolean>
}

/** Makes the port; looks are shared in memory. */
export const createLookNow = ({ database, now, stopping, verifyRecord }: LookNowDeps): LookNow => {
  const looks = new Map<string, Look>()

  const lookAt = async ({ row }: HandedRecord, domain: string, signal: AbortSignal): Promise<boolean> => {
    try {
      const facts = await verifyRecord(recordToVerify(row, domain), { signal })
      noteLookBesides(database, row.id, facts, now())
      return facts.state !== null
    } catch (error) {
      // A look that was broken off, a zone without servers, a plan that was made anew meanwhile: the page says what was known.
      if (signal.aborted || error instanceof AppError) return false
      throw error
    }
  }

  const lookAtAll = async ({ domain, records }: HandedPlan): Promise<boolean> => {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(LONGEST_LOOK)])
    const missing = records.filter((record) => !isDone(record))
    const answers = await Promise.all(missing.map((record) => lookAt(record, domain, signal)))
    return answers.every(Boolean)
  }

  return async (plan) => {
    const time = now()
    for (const [id, { at }] of looks) if (Math.abs(time - at) >= LOOK_EVERY) looks.delete(id)
    const look = looks.get(plan.id) ?? { at: time, isDone: lookAtAll(plan) }
    looks.set(plan.id, look)
    return Promise.race([look.isDone, wait(PATIENCE, false, { ref: false })])
  }
}
