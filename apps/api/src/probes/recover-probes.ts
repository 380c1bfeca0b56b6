import type { Deps } from '../app.ts'
import type { ProbeRow } from './probe.ts'
import type { ProbeClaims } from './probe-claims.ts'
import type { ProbeJournal } from './probe-journal.ts'
import type { ProbeRuns } from './probe-runs.ts'
import { settleNotSent, settleUnknown } from './settle-probe.ts'

export interface RecoverProbesDeps extends Pick<Deps, 'config' | 'database' | 'now'> {
  journal: ProbeJournal
  claims: ProbeClaims
  runs: Pick<ProbeRuns, 'isRunning'>
}

const STILL_WANTED = 2 * 60_000 // ms: after that nobody expects the message to leave any more

/**
 * A claim is void when its lease is over, or when it is of a server that ran before this one. For our own claims the clock
 * does not count, which may jump: we know what we are sending.
 */
const isAbandoned = ({ claims, runs, now }: RecoverProbesDeps, row: ProbeRow, isStart: boolean): boolean => {
  const { claimed_by: worker, lease_until: leaseUntil } = row
  if (worker === null) return true
  if (worker === claims.worker) return !runs.isRunning(row.id)
  return (leaseUntil ?? 0) <= now() || (isStart && worker.startsWith('server:'))
}

/**
 * Takes up what a process left behind when it died. A message that had begun may have left: `unknown`, never sent again.
 * One that had not begun is sent again when it is fresh, else `interrupted`. Returns the ids of those to be sent.
 * `isStart`: the server has just taken the data folder, and no other server runs on it.
 */
export const createRecoverProbes =
  (deps: RecoverProbesDeps) =>
  ({ isStart }: { isStart: boolean }): string[] => {
    const { database, claims, config, now } = deps
    const { sql, all, run, transaction } = database
    const settleOrClaim = (row: ProbeRow): string[] => {
      const isWanted = config.sending && row.created_at + STILL_WANTED > now()
      if (row.step === 'data') settleUnknown(deps, row.id)
      else if (!isWanted) settleNotSent(deps, row.id, { code: 'interrupted' })
      else {
        run(sql.updateTable('probes').set(claims.columns()).where('id', '=', row.id))
        return [row.id]
      }
      return []
    }
    return transaction(() =>
      all(sql.selectFrom('probes').selectAll().where('state', 'in', ['queued', 'connecting']))
        .filter((row) => isAbandoned(deps, row, isStart))
        .flatMap(settleOrClaim),
    )
  }
