import { chmodSync, closeSync, openSync, statSync } from 'node:fs'

const OTHERS = 0o077 // rights of the group and of everybody

const isThere = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST'

/*
 * A file that is there is never opened and closed here: on POSIX systems that would drop every lock that SQLite holds on
 * it in this process (https://www.sqlite.org/howtocorrupt.html, section 2.2).
 */
const create = (file: string): void => {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!isThere(error)) throw error
  }
}

/** Takes the rights of all other accounts from a file, if it is there and a file, and the system knows such rights. */
export const takeRightsOfOthers = (file: string, platform = process.platform): void => {
  const found = platform === 'win32' ? undefined : statSync(file, { throwIfNoEntry: false })
  if (found?.isFile() && (found.mode & OTHERS) !== 0) chmodSync(file, found.mode & ~OTHERS & 0o777)
}

/** Makes a file for this account alone, or makes the one that is there so. Throws what the system throws. */
export const createPrivately = (file: string): void => {
  create(file)
  takeRightsOfOthers(file)
}
