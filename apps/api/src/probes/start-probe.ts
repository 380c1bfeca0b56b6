import { createHash } from 'node:crypto'
import type { Probe } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import { probeOf } from './probe.ts'
import { type Caller, type ProbeRequest, probeOfKey, type StartProbeDeps, takeOnProbe } from './take-on-probe.ts'

export interface StartedProbe {
  probe: Probe
  /** False when the key was known: the message has been asked for before. */
  isNew: boolean
}

const hashOf = ({ relayId, address, locale, overQuota, ownMessageId }: ProbeRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([relayId, address, locale, overQuota, ownMessageId]))
    .digest('base64url')

/**
 * Takes a probe on; it is not sent yet. Throws `idempotency-key-reused` when the key came with another request before, or
 * what `takeOnProbe` throws.
 */
export const createStartProbe =
  (deps: StartProbeDeps) =>
  (request: ProbeRequest, caller: Caller): StartedProbe => {
    const { database, recordAudit } = deps
    const requestHash = hashOf(request)
    try {
      return database.transaction(() => {
        const known = probeOfKey(database, caller)
        if (known !== null && known.request_hash !== requestHash) throw new AppError('idempotency-key-reused')
        const row = known ?? takeOnProbe(deps, request, { ...caller, requestHash, batchId: null })
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
