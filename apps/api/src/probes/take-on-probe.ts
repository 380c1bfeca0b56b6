import { type CreateProbe, domainOf } from '@bienrecu/shared'
import type { z } from 'zod'
import type { Deps } from '../app.ts'
import { findOwnMessage } from '../own-messages/own-message.ts'
import { findProbingRelay } from '../relays/find-relay.ts'
import { newId } from '../storage/new-id.ts'
import { PRACTICE_ID_DOMAIN } from '../tester/practice/practice-domain.ts'
import { findProbe, type ProbeRow } from './probe.ts'
import type { ProbeClaims } from './probe-claims.ts'
import type { ProbeJournal } from './probe-journal.ts'
import { checkLimits } from './probe-limits.ts'

export type ProbeRequest = z.output<typeof CreateProbe>

export interface Caller {
  /** Null for the command line. */
  deviceId: string | null
  /** The same key of the same device is the same message. */
  idempotencyKey: string
}

export interface StartProbeDeps extends Pick<Deps, 'config' | 'database' | 'vault' | 'recordAudit' | 'now'> {
  journal: ProbeJournal
  claims: ProbeClaims
}

export interface TakingOn extends Caller {
  /** Of the whole request, to tell another one that comes with the same key. */
  requestHash: string
  batchId: string | null
}

/** The probe that was taken on for this key before, or null. */
export const probeOfKey = ({ sql, first }: Deps['database'], { deviceId, idempotencyKey }: Caller): ProbeRow | null =>
  first(
    sql
      .selectFrom('probes')
      .selectAll()
      .where('device_id', 'is', deviceId)
      .where('idempotency_key', '=', idempotencyKey),
  ) ?? null

/**
 * Writes down a probe and what it counts for: call it in a transaction, so that either both are there or neither is.
 * Throws `relay-not-found`, `relay-test-failed`, `own-message-not-found`, or what `checkLimits` throws.
 */
export const takeOnProbe = (
  deps: StartProbeDeps,
  request: ProbeRequest,
  { deviceId, idempotencyKey, requestHash, batchId }: TakingOn,
): ProbeRow => {
  const { database, journal, claims, now } = deps
  const { sql, run } = database
  const relay = findProbingRelay(database, request.relayId)
  const { address, locale, ownMessageId } = request
  if (ownMessageId !== null) findOwnMessage(database, ownMessageId)
  checkLimits(deps, { ...request, deviceId, batchId, isPractice: relay.is_practice === 1, now: now() })
  const id = newId()
  const idDomain = relay.is_practice === 1 ? PRACTICE_ID_DOMAIN : domainOf(relay.from_address)
  run(
    sql.insertInto('probes').values({
      id,
      device_id: deviceId,
      idempotency_key: idempotencyKey,
      request_hash: requestHash,
      relay_id: relay.id,
      relay_name: relay.name,
      address,
      locale,
      message_id: `<${crypto.randomUUID()}@${idDomain}>`,
      state: 'queued',
      step: 'queued',
      code: null,
      reply: null,
      ...claims.columns(),
      created_at: now(),
      accepted_at: null,
      result_deadline: null,
      own_message_id: ownMessageId,
      batch_id: batchId,
    }),
  )
  run(sql.insertInto('sends').values({ at: now(), probe_id: id, device_id: deviceId, relay_id: relay.id, address }))
  journal.record(id, { step: 'queued', state: 'queued' })
  return findProbe(database, id)
}
