import { createHash } from 'node:crypto'
import { type CreateProbe, domainOf, type Probe } from '@bienrecu/shared'
import type { z } from 'zod'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { findSendableRelay } from '../relays/find-relay.ts'
import { findProbe, probeOf, type ProbeRow } from './probe.ts'
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

export interface StartedProbe {
  probe: Probe
  /** False when the key was known: the message has been asked for before. */
  isNew: boolean
}

export interface StartProbeDeps extends Pick<Deps, 'config' | 'database' | 'recordAudit' | 'now'> {
  journal: ProbeJournal
  claims: ProbeClaims
}

const requestHash = ({ relayId, address, locale, overQuota }: ProbeRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([relayId, address, locale, overQuota]))
    .digest('base64url')

const knownProbe = (
  { database: { sql, first } }: StartProbeDeps,
  request: ProbeRequest,
  { deviceId, idempotencyKey }: Caller,
): ProbeRow | null => {
  const row = first(
    sql
      .selectFrom('probes')
      .selectAll()
      .where('device_id', 'is', deviceId)
      .where('idempotency_key', '=', idempotencyKey),
  )
  if (!row) return null
  if (row.request_hash !== requestHash(request)) throw new AppError('idempotency-key-reused')
  return row
}

/** The probe and what it counts for, in one transaction: either both are there or neither is. */
const insertProbe = (deps: StartProbeDeps, request: ProbeRequest, { deviceId, idempotencyKey }: Caller): string => {
  const { database, journal, claims, now } = deps
  const { sql, run } = database
  const relay = findSendableRelay(database, request.relayId)
  checkLimits(database, deps.config, { ...request, deviceId, now: now() })
  const id = crypto.randomUUID()
  const { address, locale } = request
  run(
    sql.insertInto('probes').values({
      id,
      device_id: deviceId,
      idempotency_key: idempotencyKey,
      request_hash: requestHash(request),
      relay_id: relay.id,
      relay_name: relay.name,
      address,
      locale,
      message_id: `<${crypto.randomUUID()}@${domainOf(relay.from_address)}>`,
      state: 'queued',
      step: 'queued',
      code: null,
      reply: null,
      ...claims.columns(),
      created_at: now(),
      accepted_at: null,
      result_deadline: null,
    }),
  )
  run(sql.insertInto('sends').values({ at: now(), probe_id: id, device_id: deviceId, relay_id: relay.id, address }))
  journal.record(id, { step: 'queued', state: 'queued' })
  return id
}

/**
 * Takes a probe on; it is not sent yet. Throws `relay-not-found`, `relay-test-failed`, `idempotency-key-reused` when the key came with another
 * request before, or what `checkLimits` throws.
 */
export const createStartProbe =
  (deps: StartProbeDeps) =>
  (request: ProbeRequest, caller: Caller): StartedProbe => {
    const { database, recordAudit } = deps
    try {
      return database.transaction(() => {
        const known = knownProbe(deps, request, caller)
        const row = known ?? findProbe(database, insertProbe(deps, request, caller))
        return { probe: probeOf(database, row), isNew: known === null }
      })
    } catch (error) {
      if (error instanceof AppError) {
        const details = { code: error.code, to: request.address }
        recordAudit({ event: 'probe-refused', deviceId: caller.deviceId, subject: request.relayId, details })
      }
      throw error
    }
  }
