import type { ErrorCode, ErrorParams, FailureCause, ProbeState } from '@bienrecu/shared'
import type { Database } from '../storage/database.ts'
import type { ProbeRow } from './probe.ts'
import type { ProbeJournal } from './probe-journal.ts'

const UNCLAIMED = { claimed_by: null, lease_until: null } as const

/** True when nothing but a report can still happen to the probe. Mail to anyone but a tester ends once it is accepted. */
export const isOver = ({ state }: Pick<ProbeRow, 'state'>): boolean => OVER.has(state)
const OVER: ReadonlySet<string> = new Set<ProbeState>(['accepted', 'reported', 'failed', 'unknown'])

export interface Failure {
  code: ErrorCode
  params?: ErrorParams
  reply?: string | null
  cause?: FailureCause | null
}

export interface Settling {
  database: Database
  journal: ProbeJournal
}

/** Ends a probe whose message surely did not leave: it counts against no quota. */
export const settleNotSent = (
  { database, journal }: Settling,
  probeId: string,
  { code, params = {}, reply = null, cause = null }: Failure,
): void =>
  database.transaction(() => {
    const facts = reply === null ? {} : { reply }
    const changes = { ...UNCLAIMED, reply, cause: cause && JSON.stringify(cause) }
    journal.record(probeId, { step: 'failed', state: 'failed', code, params, facts, changes })
    database.run(database.sql.deleteFrom('sends').where('probe_id', '=', probeId))
  })

/** Ends a probe whose message may have left: only its result can tell, and it is never sent again by itself. */
export const settleUnknown = ({ journal }: Settling, probeId: string, params: ErrorParams = {}): void =>
  journal.record(probeId, { step: 'unknown', state: 'unknown', code: 'outcome-unknown', params, changes: UNCLAIMED })

export interface Acceptance {
  reply: string
  at: number
  /** Milliseconds the tester's result is awaited; null for mail to anyone else. */
  resultWait: number | null
}

/** The relay has taken the message. A result that was quicker than the relay's own answer stays what it is. */
export const settleAccepted = (
  { database, journal }: Settling,
  { id }: Pick<ProbeRow, 'id'>,
  { reply, at, resultWait }: Acceptance,
): void =>
  database.transaction(() => {
    const { sql, run, first } = database
    const accepted = { ...UNCLAIMED, reply, accepted_at: at }
    const state = first(sql.selectFrom('probes').select('state').where('id', '=', id))?.state
    if (state === undefined) return
    if (state === 'reported') {
      run(sql.updateTable('probes').set(accepted).where('id', '=', id))
      return
    }
    journal.record(id, { step: 'accepted', state: 'accepted', facts: { reply }, changes: accepted })
    if (resultWait === null) return
    journal.record(id, { step: 'waiting', state: 'waiting', changes: { result_deadline: at + resultWait } })
  })
