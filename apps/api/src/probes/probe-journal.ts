import type { ErrorCode, ErrorParams, ProbeState, ProbeStepName } from '@bienrecu/shared'
import type { Insertable, Updateable } from 'kysely'
import type { Database } from '../storage/database.ts'
import { fixedQuery } from '../storage/fixed-query.ts'
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

const lastSequence = fixedQuery((sql, { probeId }: { probeId: string }) =>
  sql
    .selectFrom('probe_events')
    .select(({ fn }) => fn.max('sequence').as('last'))
    .where('probe_id', '=', probeId),
)

const eventInsert = fixedQuery((sql, event: Insertable<Tables['probe_events']>) => {
  const { probe_id, sequence, step, state, at, facts, code, params } = event
  return sql.insertInto('probe_events').values({ probe_id, sequence, step, state, at, facts, code, params })
})

/** What happened to probes, in order: the only writer of `step` and `state`. */
export const createProbeJournal = (database: Database, now: () => number): ProbeJournal => {
  const { sql, run, first, transaction } = database
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
        const sequence = (first(lastSequence({ probeId }))?.last ?? 0) + 1
        run(eventInsert({ probe_id: probeId, sequence, at: now(), facts: JSON.stringify(facts), ...shared }))
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
