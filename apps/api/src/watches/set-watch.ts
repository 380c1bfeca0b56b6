import type { Deps } from '../app.ts'
import { AppError } from '../app-error.ts'
import { baselineWith } from './baseline-with.ts'
import { lastMessage, selectorsOf } from './last-message.ts'
import { findWatch } from './watch.ts'

export type SetWatchDeps = Pick<Deps, 'database' | 'recordAudit' | 'now'>

/** What one machine looks after with ease; each domain costs its name servers questions every day. */
const MAX_WATCHES = 10_000

const checkRoom = ({ sql, first }: Deps['database']): void => {
  const kept = first(sql.selectFrom('watches').select(({ fn }) => fn.countAll<number>().as('count')))?.count ?? 0
  if (kept >= MAX_WATCHES) throw new AppError('watch-limit', { params: { max: MAX_WATCHES } })
}

/**
 * Begins to look after a domain, with what it has at the first look; or pauses that, or takes it up again. A domain that is
 * looked after no differently than before is left as it is. Throws `watch-limit`.
 */
export const createSetWatch =
  ({ database, recordAudit, now }: SetWatchDeps) =>
  (domain: string, isPaused: boolean, deviceId: string | null): void => {
    const { sql, run, transaction } = database
    transaction(() => {
      const before = findWatch(database, domain)
      const is_paused = isPaused ? 1 : 0
      if (before?.is_paused === is_paused) return
      const next_look_at = isPaused ? null : now()
      if (before) run(sql.updateTable('watches').set({ is_paused, next_look_at }).where('domain', '=', domain))
      else {
        checkRoom(database)
        const baseline = baselineWith(domain, selectorsOf(lastMessage(database, domain), domain), [], null)
        const row = { domain, plan_id: null, baseline: JSON.stringify(baseline), since: now(), last_look_at: null }
        run(sql.insertInto('watches').values({ ...row, next_look_at, is_paused }))
      }
      recordAudit({ event: 'watch-set', deviceId, subject: domain, details: { paused: is_paused } })
    })
  }

/** Looks after a domain no longer. Throws `watch-not-found`. */
export const createRemoveWatch =
  ({ database, recordAudit }: SetWatchDeps) =>
  (domain: string, deviceId: string | null): void => {
    const { sql, run, transaction } = database
    transaction(() => {
      if (run(sql.deleteFrom('watches').where('domain', '=', domain)) === 0) throw new AppError('watch-not-found')
      recordAudit({ event: 'watch-removed', deviceId, subject: domain })
    })
  }
