import type { Database } from '../storage/database.ts'
import { LONGEST_DOMAIN_PAUSE, LONGEST_RECORD_PAUSE } from './pace.ts'

/** Finds what is due, at most so much. `now`: milliseconds since 1970. */
export type FindDue = (database: Database, now: number, limit: number) => string[]

/** How often what is due is looked for, in milliseconds. */
export const TICK = 1_000
const MINUTE = 60_000

/** Records whose look is past before the next tick, or so far away that a clock must have been wrong when it was written. */
export const dueRecords: FindDue = ({ sql, all }, now, limit) =>
  all(
    sql
      .selectFrom('plan_records')
      .select('id')
      .where('next_look_at', 'is not', null)
      .where(({ eb, or }) =>
        or([eb('next_look_at', '<=', now + TICK), eb('next_look_at', '>', now + LONGEST_RECORD_PAUSE + MINUTE)]),
      )
      .orderBy('next_look_at')
      .limit(limit),
  ).map(({ id }) => id)

/** Watched domains whose daily look, or second look, is due; in the same way. */
export const dueDomains: FindDue = ({ sql, all }, now, limit) =>
  all(
    sql
      .selectFrom('watches')
      .select('domain')
      .where('next_look_at', 'is not', null)
      .where('is_paused', '=', 0)
      .where(({ eb, or }) =>
        or([eb('next_look_at', '<=', now), eb('next_look_at', '>', now + LONGEST_DOMAIN_PAUSE + MINUTE)]),
      )
      .orderBy('next_look_at')
      .limit(limit),
  ).map(({ domain }) => domain)

/**
 * Plans of which every record is visible, and was not when that was last told. One that waits for a condition counts from
 * the user’s word on.
 */
export const plansInPlace: FindDue = ({ sql, all }, _now, limit) =>
  all(
    sql
      .selectFrom('plan_records')
      .innerJoin('plans', 'plans.id', 'plan_records.plan_id')
      .select('plans.id')
      .where(({ eb, or }) => or([eb('is_later', '=', 0), eb('published_at', 'is not', null)]))
      .groupBy('plans.id')
      .having(({ eb, fn, and, or, ref }) =>
        and([
          eb(fn.min(eb.case().when('state', '=', 'visible').then(1).else(0).end()), '=', 1),
          or([eb('in_place_at', 'is', null), eb('in_place_at', '<', fn.max<number>(ref('visible_at')))]),
        ]),
      )
      .limit(limit),
  ).map(({ id }) => id)
