import type { ErrorCode, ErrorParams, ProbeState, ProbeStepName } from '@bienrecu/shared'
import type { Updateable } from 'kysely'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'

/** One thing that happened to a probe. */
export interface ProbeEntry {
  step: ProbeStepName
  state: ProbeState
  facts?: Readonly<Record<string, string>>
  code?: ErrorCode | null
  params?: ErrorParams
  /** Further columns of the probe that change with it. */
  changes?: Updateable<Tables['probes']>
}

export interface ProbeJournal {
  /** Writes the entry to the disk before it returns, in the caller's transaction when there is one, and tells the listeners. */
  record(probeId: string, entry: ProbeEntry): void
  /** Calls back with the new state after every entry of this process for the probe; returns the way to stop it. */
  listen(probeId: string, onEntry: (state: ProbeState) => void): () => void
}

const nextSequence = ({ sql, first }: Database, probeId: string): number => {
  const query = sql.selectFrom('probe_events').select(({ fn }) => fn.max('sequence').as('last'))
  return (first(query.where('probe_id', '=', probeId))?.last ?? 0) + 1
}

/** What happened to probes, in order: the only writer of `step` and `state`. */
export const createProbeJournal = (database: Database, now: () => number): ProbeJournal => {
  const { sql, run, transaction } = database
  const listeners = new Map<string, Set<(state: ProbeState) => void>>()
  return {
    record(probeId, { step, state, facts = {}, code = null, params = {}, changes = {} }) {
      transaction(() => {
        const shared = { step, state, code, params: JSON.stringify(params) }
        run(
          sql
            .updateTable('probes')
            .set({ ...shared, ...changes })
            .where('id', '=', probeId),
        )
        const sequence = nextSequence(database, probeId)
        const event = { probe_id: probeId, sequence, at: now(), facts: JSON.stringify(facts), ...shared }
        run(sql.insertInto('probe_events').values(event))
      })
      for (const onEntry of listeners.get(probeId) ?? []) onEntry(state)
    },
    listen(probeId, onEntry) {
      const ofProbe = listeners.get(probeId) ?? new Set()
      listeners.set(probeId, ofProbe.add(onEntry))
      return () => {
        ofProbe.delete(onEntry)
        if (ofProbe.size === 0) listeners.delete(probeId)
      }
    },
  }
}
