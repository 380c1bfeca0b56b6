import type { Watch, WatchList } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'
import { readBaseline } from './baseline.ts'

export type WatchRow = Selectable<Tables['watches']>

const isoOrNull = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

/** A watch as the API shows it. */
const watchOf = (row: WatchRow): Watch => ({
  domain: row.domain,
  planId: row.plan_id,
  since: new Date(row.since).toISOString(),
  lastLookAt: isoOrNull(row.last_look_at),
  nextLookAt: isoOrNull(row.next_look_at),
  isPaused: row.is_paused === 1,
  records: readBaseline(row.baseline).records.filter(({ values }) => values !== null && values.length > 0).length,
})

/** The watch of a domain; null where there is none. */
export const findWatch = ({ sql, first }: Database, domain: string): WatchRow | null =>
  first(sql.selectFrom('watches').selectAll().where('domain', '=', domain)) ?? null

/** The watch of a domain as the API shows it. Throws `watch-not-found`. */
export const showWatch = (database: Database, domain: string): Watch => {
  const row = findWatch(database, domain)
  if (row === null) throw new AppError('watch-not-found')
  return watchOf(row)
}

/** All of them, by name. */
export const listWatches = ({ sql, all }: Database): WatchList => ({
  items: all(sql.selectFrom('watches').selectAll().orderBy('domain')).map(watchOf),
})
