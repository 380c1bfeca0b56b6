import type { Deps } from '../app.ts'
import type { ProbeRow } from './probe.ts'
import type { ProbeClaims } from './probe-claims.ts'
import type { ProbeJournal } from './probe-journal.ts'
import { settleNotSent, settleUnknown } from './settle-probe.ts'

export interface RecoverProbesDeps extends Pick<Deps, 'config' | 'database' | 'now'> {
  journal: ProbeJournal
  claims: ProbeClaims
}

const STILL_WANTED = 2 * 60_000 // ms: after that nobody expects the message to leave any more

/** A claim is void when its lease is over, or when it is of a server that ran before this one. */
const isAbandoned = ({ claimed_by, lease_until }: ProbeRow, now: number, isStart: boolean): boolean =>
  claimed_by === null || (lease_until ?? 0) <= now || (isStart && claimed_by.startsWith('server:'))

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
        .filter((row) => isAbandoned(row, now(), isStart))
        .flatMap(settleOrClaim),
    )
  }
