import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import type { Config } from '../../config.ts'
import { createRecordAudit } from '../../audit-log/record-audit.ts'
import { AppError } from '../../app-error.ts'
import { databaseFile } from '../../data-folder/open-data-folder.ts'
import { checkKeyPlace, readKeyFile } from '../../secrets/key-file.ts'
import { openVault } from '../../secrets/open-vault.ts'
import { type Database, isCurrentDatabase, openCurrentDatabase } from '../../storage/database.ts'
import { failedBy, type Finding, found, type Patient } from './finding.ts'

const MIB = 1024 * 1024
const SPACE_FAILED = 20 * MIB
const SPACE_WARNING = 200 * MIB
const CLOCK_SLACK = 60_000 // ms

const checkFolder = (patient: Patient, { dataFolder }: Config): Finding => {
  const params = { path: dataFolder }
  if (!existsSync(dataFolder)) return found(patient, 'data-folder', 'warning', 'doctor.folder-new', params)
  try {
    accessSync(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK)
    return found(patient, 'data-folder', 'ok', 'doctor.folder', params)
  } catch (cause) {
    return failedBy(patient, 'data-folder', new AppError('data-folder-not-writable', { cause, params }))
  }
}

const checkSpace = (patient: Patient, { dataFolder }: Config): Finding => {
  const { bavail, bsize } = statfsSync(dataFolder)
  const free = bavail * bsize
  const params = { value: Math.floor(free / MIB) }
  if (free >= SPACE_WARNING) return found(patient, 'disk-space', 'ok', 'doctor.space', params)
  return found(patient, 'disk-space', free < SPACE_FAILED ? 'failed' : 'warning', 'doctor.space-low', params)
}

const checkKey = (patient: Patient, { secretKeyFile, dataFolder }: Config): Finding => {
  const params = { path: secretKeyFile }
  try {
    checkKeyPlace(secretKeyFile, dataFolder)
    const isThere = readKeyFile(secretKeyFile) !== null
    return found(patient, 'key', isThere ? 'ok' : 'warning', isThere ? 'doctor.key' : 'doctor.key-new', params)
  } catch (error) {
    return failedBy(patient, 'key', error)
  }
}

const checkIntegrity = (patient: Patient, { raw }: Database, path: string): Finding => {
  const verdict = raw.prepare('PRAGMA quick_check(1)').get()?.['quick_check']
  if (verdict !== 'ok') return failedBy(patient, 'database', new AppError('database-damaged', { params: { path } }))
  const size = Math.ceil(statSync(path).size / 1024)
  return found(patient, 'database', 'ok', 'doctor.database', { path, value: size })
}

const checkFit = (patient: Patient, { secretKeyFile: keyFile }: Config, database: Database): Finding[] => {
  try {
    const opened = openVault({ keyFile, database, now: Date.now, recordAudit: createRecordAudit(database, Date.now) })
    return opened === null ? [] : [found(patient, 'key-fit', 'ok', 'doctor.key-fits')]
  } catch (error) {
    return [failedBy(patient, 'key-fit', error)]
  }
}

/** The clock cannot be older than the last thing we did. */
const checkClock = (patient: Patient, { sql, first }: Database): Finding => {
  const last = first(sql.selectFrom('audit_log').select((column) => column.fn.max('at').as('at')))
  const isBehind = (last?.at ?? 0) > Date.now() + CLOCK_SLACK
  return found(patient, 'clock', isBehind ? 'failed' : 'ok', isBehind ? 'doctor.clock-behind' : 'doctor.clock')
}

const checkDatabase = (patient: Patient, config: Config): { findings: Finding[]; database: Database | null } => {
  const path = databaseFile(config.dataFolder)
  if (!existsSync(path))
    return { findings: [found(patient, 'database', 'warning', 'doctor.database-new', { path })], database: null }
  try {
    if (!isCurrentDatabase(path))
      return { findings: [found(patient, 'database', 'warning', 'doctor.database-old', { path })], database: null }
    const database = openCurrentDatabase(path)
    const findings = [checkIntegrity(patient, database, path), ...checkFit(patient, config, database)]
    return { findings: [...findings, checkClock(patient, database)], database }
  } catch (error) {
    return { findings: [failedBy(patient, 'database', error)], database: null }
  }
}

/** Folder, space, key and database, as they are: nothing is made or changed. The database is left open for more. */
export const checkStorage = (patient: Patient, config: Config): { findings: Finding[]; database: Database | null } => {
  const folder = checkFolder(patient, config)
  const key = checkKey(patient, config)
  if (folder.status !== 'ok') return { findings: [folder, key], database: null }
  const { findings, database } = checkDatabase(patient, config)
  return { findings: [folder, checkSpace(patient, config), key, ...findings], database }
}
