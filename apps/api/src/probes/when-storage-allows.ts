import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../app-error.ts'
import type { Log } from '../log.ts'

const DELAYS = [1_000, 2_000, 4_000, 8_000] // ms

/** True for what another try may cure: a full disk, a busy database. */
export const isStorageFault = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'storage-full' || error.code === 'storage-unavailable')

/**
 * Does `work`, again after a while when the disk is full or the database busy: an outcome that is known must not be lost
 * for that. Throws the storage fault in the end; a restart then finds the probe as it was before.
 */
export const whenStorageAllows = async (work: () => void, log: Log, delays = DELAYS): Promise<void> => {
  for (const delay of delays) {
    try {
      work()
      return
    } catch (error) {
      if (!isStorageFault(error)) throw error
      log.error({ err: error }, 'outcome not kept yet')
      await sleep(delay)
    }
  }
  work()
}
