import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { AppError } from '../app-error.ts'

/** Creates the data folder, for this account alone, or checks the one that is there. Throws `data-folder-not-writable`. */
export const prepareDataFolder = (path: string): void => {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if (!statSync(path).isDirectory()) throw new Error('not a folder')
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new AppError('data-folder-not-writable', { cause: error, params: { path } })
  }
}
