import type { Deps } from '../../app.ts'
import { removeResult } from './delete-result.ts'

const HOUR = 3_600_000 // ms
const AT_ONCE = 200 // results deleted in one transaction, so that nobody waits long for the storage

export type ExpireDeps = Pick<Deps, 'database' | 'now' | 'log'>

/** Deletes the results whose time is over. */
export const createExpireResults =
  ({ database, now }: Pick<ExpireDeps, 'database' | 'now'>) =>
  (): void => {
    const { sql, all, transaction, emptyLog } = database
    const isOver = sql.selectFrom('received_messages').select('id').where('expires_at', '<=', now()).limit(AT_ONCE)
    let isChanged = false
    for (let rows = all(isOver); rows.length > 0; rows = all(isOver)) {
      transaction(() => rows.forEach(({ id }) => removeResult(database, id)))
      isChanged = true
    }
    if (isChanged) emptyLog()
  }

/** Deletes what is over now, and then every hour; gives back the way to stop that. */
export const startExpiring = (deps: ExpireDeps): (() => void) => {
  const expireResults = createExpireResults(deps)
  const look = () => {
    try {
      expireResults()
    } catch (err) {
      deps.log.error({ err }, 'results not looked after') // the storage may come back before the next look
    }
  }
  look()
  const timer = setInterval(look, HOUR).unref()
  return () => clearInterval(timer)
}
