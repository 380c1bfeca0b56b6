import type { Database } from '../storage/database.ts'

/*
 * A probe is worked on by one process at a time: the server, or a command beside it. Whoever works on it holds a claim,
 * with a lease that is renewed as long as the process lives. A claim is checked in the same transaction as every step,
 * so a process that was suspended past its lease cannot go on with what another has taken over.
 */

export const LEASE = 20_000 // ms
export const RENEWAL = 1_000 // ms; also how soon a process sees what another decided about its probe

/** Names one process. The data folder has one server at a time, so a server knows that an earlier one's claims are void. */
export type Worker = `${'server' | 'command'}:${string}`

export interface ProbeClaims {
  readonly worker: Worker
  /** The columns of a claim of this process, from now on. */
  columns(): { claimed_by: Worker; lease_until: number }
  /** Claims a probe whose message has surely not left and that nobody works on. False when somebody does. */
  claim(probeId: string): boolean
  /** True while the claim is ours and nothing has settled the probe. Renews the lease. */
  renew(probeId: string): boolean
  /** True while the claim is ours and nothing has settled the probe. */
  holds(probeId: string): boolean
}

const RUNNABLE = ['queued', 'connecting'] as const

export const createProbeClaims = ({ sql, run, first }: Database, now: () => number, worker: Worker): ProbeClaims => {
  const columns = () => ({ claimed_by: worker, lease_until: now() + LEASE })
  const held = (probeId: string) => ({ id: probeId, claimed_by: worker })
  /** Taken on by this process a moment ago: claiming it once more would write what is there already. */
  const isFreshlyOurs = (probeId: string): boolean =>
    first(
      sql
        .selectFrom('probes')
        .select('id')
        .where(({ and }) => and(held(probeId)))
        .where('state', 'in', RUNNABLE)
        .where('step', '!=', 'data')
        .where('lease_until', '>', now() + LEASE - RENEWAL),
    ) !== undefined
  return {
    worker,
    columns,
    claim: (probeId) =>
      isFreshlyOurs(probeId) ||
      run(
        sql
          .updateTable('probes')
          .set(columns())
          .where('id', '=', probeId)
          .where('state', 'in', RUNNABLE)
          .where('step', '!=', 'data')
          .where((where) =>
            where.or([
              where('claimed_by', 'is', null),
              where('claimed_by', '=', worker),
              where('lease_until', '<=', now()),
            ]),
          ),
      ) === 1,
    renew: (probeId) =>
      run(
        sql
          .updateTable('probes')
          .set({ lease_until: now() + LEASE })
          .where(({ and }) => and(held(probeId)))
          .where('state', 'in', RUNNABLE),
      ) === 1,
    holds: (probeId) =>
      first(
        sql
          .selectFrom('probes')
          .select('id')
          .where(({ and }) => and(held(probeId)))
          .where('state', 'in', RUNNABLE),
      ) !== undefined,
  }
}
