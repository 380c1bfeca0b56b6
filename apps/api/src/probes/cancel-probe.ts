import type { Probe } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import { findProbe, isCancellable, probeOf } from './probe.ts'
import { settleNotSent, type Settling } from './settle-probe.ts'

/**
 * Cancels a probe whose message has not begun. The decision falls here, in one transaction with the settling: the sender
 * checks it before the first byte of the message. Throws `probe-not-found` or `probe-not-cancellable`.
 */
export const createCancelProbe =
  (settling: Settling) =>
  (id: string): Probe => {
    const { database } = settling
    return database.transaction(() => {
      if (!isCancellable(findProbe(database, id))) throw new AppError('probe-not-cancellable')
      settleNotSent(settling, id, { code: 'cancelled' })
      return probeOf(database, findProbe(database, id))
    })
  }
