import { createHash } from 'node:crypto'
import type { CreateProbeBatch } from '@bienrecu/shared'
import type { z } from 'zod'
import { AppError, type FieldFault } from '../app-error.ts'
import { testerOf } from '../testers/tester-of.ts'
import { type Caller, probeOfKey, type StartProbeDeps, takeOnProbe } from './take-on-probe.ts'

type BatchRequest = z.output<typeof CreateProbeBatch>

export interface StartedBatch {
  batchId: string
  /** Ids of the probes, in the order of the targets. */
  probeIds: readonly string[]
  /** False when the key was known. */
  isNew: boolean
}

const hashOf = ({ targets, locale, overQuota, ownMessageId }: BatchRequest): string =>
  createHash('sha256')
    .update(
      JSON.stringify([targets.map(({ relayId, address }) => [relayId, address]), locale, overQuota, ownMessageId]),
    )
    .digest('base64url')

const repeated = (values: readonly string[], index: number): boolean => {
  const value = values[index]
  return value !== undefined && values.indexOf(value) < index
}

/** A relay that comes twice, and a tester's address that comes twice: it would keep the last message alone. */
const checkTargets = (deps: StartProbeDeps, { targets }: BatchRequest): void => {
  const relays = targets.map(({ relayId }) => relayId)
  const addresses = targets.map(({ address }) => address.toLowerCase())
  const errors = targets.flatMap(({ address }, index): FieldFault[] => {
    const faults: FieldFault[] = []
    const at = `/targets/${index}`
    if (repeated(relays, index)) faults.push({ pointer: `${at}/relayId`, code: 'target-relay-repeated' })
    if (testerOf(deps, address) && repeated(addresses, index))
      faults.push({ pointer: `${at}/address`, code: 'target-address-repeated' })
    return faults
  })
  if (errors.length > 0) throw new AppError('invalid-request', { errors })
}

const begin = (deps: StartProbeDeps, request: BatchRequest, caller: Caller): StartedBatch => {
  const { targets, ...shared } = request
  const { database } = deps
  const requestHash = hashOf(request)
  const callerOf = (index: number): Caller => ({ ...caller, idempotencyKey: `${caller.idempotencyKey}/${index}` })
  const known = probeOfKey(database, callerOf(0))
  if (known !== null && known.request_hash !== requestHash) throw new AppError('idempotency-key-reused')
  const batchId = known?.batch_id ?? crypto.randomUUID()
  if (known !== null) return { batchId, probeIds: [], isNew: false }
  const probeIds = targets.map(
    (target, index) => takeOnProbe(deps, { ...shared, ...target }, { ...callerOf(index), requestHash, batchId }).id,
  )
  return { batchId, probeIds, isNew: true }
}

/**
 * Takes on one message through several relays: all of it or nothing. Throws `invalid-request` for targets that stand in
 * each other's way, `idempotency-key-reused`, or what `takeOnProbe` throws.
 */
export const createStartBatch =
  (deps: StartProbeDeps) =>
  (request: BatchRequest, caller: Caller): StartedBatch => {
    checkTargets(deps, request)
    try {
      return deps.database.transaction(() => begin(deps, request, caller))
    } catch (error) {
      if (error instanceof AppError) {
        const details = { code: error.code, to: request.targets.map(({ address }) => address) }
        deps.recordAudit({ event: 'probe-refused', deviceId: caller.deviceId, details })
      }
      throw error
    }
  }
