import type { Selectable } from 'kysely'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'

export type SentCopyRow = Selectable<Tables['sent_copies']>

/*
 * As with probes, one process at a time works on a copy: the server, or a command beside it. An attempt has its bound, so the
 * lease is taken once and outlives it.
 */

export interface SentCopyClaims {
  /** Copies that are due, the oldest first. `isStart`: this server has just taken the data folder. */
  due(isStart: boolean): { probeId: string; relayId: string }[]
  /** Takes a copy for this process; the row as it is then, or null where somebody else has it or it is settled. */
  claim(probeId: string, isStart: boolean): SentCopyRow | null
  /** Writes what has become of a copy that is still ours, and gives it back. */
  release(probeId: string, changes: Partial<SentCopyRow>): void
}

const AT_ONCE = 20

export const createSentCopyClaims = (
  { sql, all, first, run, transaction }: Database,
  { now, worker, lease }: { now: () => number; worker: string; lease: number },
): SentCopyClaims => {
  const pending = sql.selectFrom('sent_copies').where('sent_copies.state', '=', 'pending')
  /** A claim is void when its lease is over, or when it is of a server that ran before this one. */
  const isFree = (
    { claimed_by: by, lease_until: until }: Pick<SentCopyRow, 'claimed_by' | 'lease_until'>,
    isStart: boolean,
  ) => by === null || (until ?? 0) <= now() || (isStart && by.startsWith('server:') && by !== worker)
  return {
    due: (isStart) =>
      all(
        pending
          .innerJoin('probes', 'probes.id', 'sent_copies.probe_id')
          .select(['probe_id', 'relay_id', 'sent_copies.claimed_by', 'sent_copies.lease_until'])
          .where('run_after', '<=', now())
          .orderBy('run_after')
          .limit(AT_ONCE),
      )
        .filter((row) => isFree(row, isStart))
        .map(({ probe_id: probeId, relay_id: relayId }) => ({ probeId, relayId: relayId ?? '' })),
    claim: (probeId, isStart) =>
      transaction(() => {
        const row = first(pending.selectAll().where('probe_id', '=', probeId))
        if (!row || !isFree(row, isStart)) return null
        const claim = { claimed_by: worker, lease_until: now() + lease }
        run(sql.updateTable('sent_copies').set(claim).where('probe_id', '=', probeId))
        return { ...row, ...claim }
      }),
    release: (probeId, changes) => {
      const ours = sql.updateTable('sent_copies').where('probe_id', '=', probeId).where('claimed_by', '=', worker)
      run(ours.set({ ...changes, claimed_by: null, lease_until: null, updated_at: now() }))
    },
  }
}
