import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import { findPlan, type StoredPlan } from './stored-plan.ts'

/** Ticks a step off, or takes the tick back. Throws `plan-not-found`, `plan-step-not-found`. */
export const tickStep = (database: Database, id: string, stepId: string, isDone: boolean): StoredPlan =>
  database.transaction(() => {
    const { plan, ticked } = findPlan(database, id)
    if (!plan.steps.some((step) => step.id === stepId)) throw new AppError('plan-step-not-found')
    const others = ticked.filter((one) => one !== stepId)
    const next = JSON.stringify(isDone ? [...others, stepId] : others)
    database.run(database.sql.updateTable('plans').set({ ticked: next }).where('id', '=', id))
    return findPlan(database, id)
  })
