import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { backup, type DatabaseSync } from 'node:sqlite'
import { AppError } from '../app-error.ts'
import { createPrivately } from './keep-private.ts'
import { MIGRATIONS } from './migrations/index.ts'

/** The schema version of an open database: 0 when it has no table yet. */
export const schemaVersion = (raw: DatabaseSync): number => {
  const row = raw.prepare('PRAGMA user_version').get()
  return Number(row?.['user_version'] ?? 0)
}

/** True when a migration has still to run. Throws `database-too-new` for a schema of a later version of the program. */
export const needsMigration = (raw: DatabaseSync, file: string, migrations = MIGRATIONS): boolean => {
  const version = schemaVersion(raw)
  if (version > migrations.length) throw new AppError('database-too-new', { params: { path: file } })
  return version < migrations.length
}

/** Copies the database into `backups/` beside it, named by the version it still has. */
const backUp = async (raw: DatabaseSync, file: string, version: number): Promise<void> => {
  const folder = path.join(path.dirname(file), 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const copy = path.join(folder, `bienrecu-v${version}.sqlite`)
  createPrivately(copy)
  await backup(raw, copy)
}

/** Brings the schema forward, one transaction per migration, with a copy of the former state first. */
export const migrate = async (raw: DatabaseSync, file: string, migrations = MIGRATIONS): Promise<void> => {
  if (!needsMigration(raw, file, migrations)) return
  const from = schemaVersion(raw)
  if (from > 0) await backUp(raw, file, from)
  for (const [index, statements] of migrations.slice(from).entries()) {
    const version = from + index + 1
    raw.exec('BEGIN IMMEDIATE')
    try {
      raw.exec(statements)
      raw.exec(`PRAGMA user_version = ${version}`)
      raw.exec('COMMIT')
    } catch (error) {
      if (raw.isTransaction) raw.exec('ROLLBACK')
      throw error
    }
  }
}
