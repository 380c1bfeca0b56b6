import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../app-error.ts'
import { createPrivately } from '../storage/keep-private.ts'
import { sqliteCodeOf } from '../storage/storage-error.ts'

const BUSY = 5
const PATIENCE = 500 // ms: a command may hold the lock for the moment of a migration

export interface DataFolderLock {
  release: () => void
}

const lockFile = (folder: string): string => path.join(folder, 'lock.sqlite')

const isBusy = (error: unknown): boolean => ((sqliteCodeOf(error) ?? 0) & 0xff) === BUSY

/**
 * Takes the data folder for this process alone: an exclusive transaction on a database that serves nothing else. The
 * operating system drops the lock with the process, however it ends, so that no stale file is ever in the way.
 * Throws `data-folder-in-use`, or `data-folder-not-writable` when the lock belongs to another account.
 */
export const lockDataFolder = (folder: string): DataFolderLock => {
  let raw: DatabaseSync | undefined
  try {
    createPrivately(lockFile(folder)) // whoever could open it could hold it
    raw = new DatabaseSync(lockFile(folder), { timeout: PATIENCE })
    raw.exec('BEGIN EXCLUSIVE')
    const held = raw
    return { release: () => held.close() }
  } catch (error) {
    raw?.close()
    const code = isBusy(error) ? 'data-folder-in-use' : 'data-folder-not-writable'
    throw new AppError(code, { cause: error, params: { path: folder } })
  }
}

/** True while another process holds the folder. Takes nothing itself: a server may start meanwhile. */
export const isDataFolderLocked = (folder: string): boolean => {
  const raw = new DatabaseSync(lockFile(folder), { timeout: 0 })
  try {
    raw.prepare('SELECT count(*) FROM sqlite_schema').get()
    return false
  } catch (error) {
    if (isBusy(error)) return true
    throw error
  } finally {
    raw.close()
  }
}
