import {
  ErrorCode,
  ErrorParams,
  FailureCause,
  isSettled,
  type Probe,
  ProbeEvent,
  ProbeState,
  ProbeStepName,
} from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { AppError } from '../app-error.ts'
import { sentCopyOf } from '../mailboxes/sent-copy.ts'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'

export type ProbeRow = Selectable<Tables['probes']>
type EventRow = Selectable<Tables['probe_events']>
type ReportRow = Pick<Selectable<Tables['reports']>, 'id' | 'score' | 'band' | 'read_at'>

const Facts = z.record(z.string(), z.string())
const isoOrNull = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())
const codeOrNull = (code: string | null) => (code === null ? null : ErrorCode.parse(code))

const BEFORE_THE_BODY: ReadonlySet<string> = new Set([
  'queued',
  'connecting',
  'connected',
  'tls',
  'authenticated',
  'envelope',
])

/** True until the message body starts: from then on nothing can call the message back. */
export const isCancellable = (row: ProbeRow): boolean =>
  row.cancel_requested === 0 && !isSettled(ProbeState.parse(row.state)) && BEFORE_THE_BODY.has(row.step)

/** One event as the API shows it. */
export const eventOf = (row: EventRow): ProbeEvent => ({
  sequence: row.sequence,
  step: ProbeStepName.parse(row.step),
  state: ProbeState.parse(row.state),
  at: new Date(row.at).toISOString(),
  facts: Facts.parse(JSON.parse(row.facts)),
  code: codeOrNull(row.code),
  params: ErrorParams.parse(JSON.parse(row.params)),
})

/** The events of a probe after a sequence number, in their order. */
export const eventsAfter = ({ sql, all }: Database, probeId: string, after: number): ProbeEvent[] =>
  all(
    sql
      .selectFrom('probe_events')
      .selectAll()
      .where('probe_id', '=', probeId)
      .where('sequence', '>', after)
      .orderBy('sequence'),
  ).map(eventOf)

const reportOf = (row: ReportRow | undefined): Probe['report'] =>
  row ? { id: row.id, score: row.score, band: row.band, readAt: new Date(row.read_at).toISOString() } : null

/** A probe as the API shows it, with its events and the gist of its report. */
export const probeOf = (database: Database, row: ProbeRow): Probe => {
  const { sql, first } = database
  const report = first(
    sql.selectFrom('reports').select(['id', 'score', 'band', 'read_at']).where('probe_id', '=', row.id),
  )
  return {
    id: row.id,
    relayId: row.relay_id,
    relayName: row.relay_name,
    address: row.address,
    state: ProbeState.parse(row.state),
    code: codeOrNull(row.code),
    params: ErrorParams.parse(JSON.parse(row.params)),
    cause: row.cause === null ? null : FailureCause.parse(JSON.parse(row.cause)),
    reply: row.reply,
    ownMessageId: row.own_message_id,
    batchId: row.batch_id,
    sentCopy: sentCopyOf(database, row.id),
    messageId: row.message_id,
    isCancellable: isCancellable(row),
    createdAt: new Date(row.created_at).toISOString(),
    acceptedAt: isoOrNull(row.accepted_at),
    resultDeadline: isoOrNull(row.result_deadline),
    report: reportOf(report),
    events: eventsAfter(database, row.id, 0),
  }
}

/** The row of a probe. Throws `probe-not-found`. */
export const findProbe = ({ sql, first }: Database, id: string): ProbeRow => {
  const row = first(sql.selectFrom('probes').selectAll().where('id', '=', id))
  if (!row) throw new AppError('probe-not-found')
  return row
}
