import { AppError } from '../app-error.ts'

// Primary result codes of SQLite (https://www.sqlite.org/rescode.html); node:sqlite gives the extended code in `errcode`.
const BUSY = 5
const LOCKED = 6
const READ_ONLY = 8
const IO_ERROR = 10
const CORRUPT = 11
const FULL = 13
const CANNOT_OPEN = 14
const CONSTRAINT_UNIQUE = 2067
const CONSTRAINT_PRIMARY_KEY = 1555

const UNAVAILABLE = new Set([BUSY, LOCKED, READ_ONLY, IO_ERROR, CORRUPT, CANNOT_OPEN])

/** The extended result code of a SQLite error, or null for any other value. */
export const sqliteCodeOf = (error: unknown): number | null => {
  if (!(error instanceof Error) || !('errcode' in error)) return null
  return typeof error.errcode === 'number' ? error.errcode : null
}

/** True when a row of the same unique key is already there. */
export const isUniqueViolation = (error: unknown): boolean => {
  const code = sqliteCodeOf(error)
  return code === CONSTRAINT_UNIQUE || code === CONSTRAINT_PRIMARY_KEY
}

const hasSystemCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** Names a fault of the storage (disk full, read-only, busy too long), or null when the error is something else. */
export const storageFault = (error: unknown): AppError | null => {
  if (hasSystemCode(error, 'ENOSPC')) return new AppError('storage-full', { cause: error })
  const code = sqliteCodeOf(error)
  if (code === null) return null
  const primary = code & 0xff
  if (primary === FULL) return new AppError('storage-full', { cause: error })
  return UNAVAILABLE.has(primary) ? new AppError('storage-unavailable', { cause: error }) : null
}
