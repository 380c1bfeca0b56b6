import path from 'node:path'
import { createRecordAudit, type RecordAudit } from '../audit-log/record-audit.ts'
import type { Config } from '../config.ts'
import { checkKeyPlace } from '../secrets/key-file.ts'
import { openOrCreateVault, openVault, type OpenVaultDeps } from '../secrets/open-vault.ts'
import type { Vault } from '../secrets/vault.ts'
import { type Database, isCurrentDatabase, openCurrentDatabase, openDatabase } from '../storage/database.ts'
import { lockDataFolder } from './lock.ts'
import { prepareDataFolder } from './prepare-data-folder.ts'

export interface DataFolder {
  database: Database
  vault: Vault
  instanceId: string
  recordAudit: RecordAudit
  close: () => void
}

/** Where the data and the key are. */
export type DataFolderPlace = Pick<Config, 'dataFolder' | 'secretKeyFile'>

/** The database file of a data folder. */
export const databaseFile = (dataFolder: string): string => path.join(dataFolder, 'bienrecu.sqlite')

const vaultDeps = (place: DataFolderPlace, database: Database, now: () => number): OpenVaultDeps => ({
  keyFile: place.secretKeyFile,
  database,
  recordAudit: createRecordAudit(database, now),
  now,
})

const openLocked = async (place: DataFolderPlace, now: () => number): Promise<Omit<DataFolder, 'close'>> => {
  const database = await openDatabase(databaseFile(place.dataFolder))
  try {
    const deps = vaultDeps(place, database, now)
    return { database, ...openOrCreateVault(deps), recordAudit: deps.recordAudit }
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Takes the data folder for the one server that may run on it, and makes on the first run what is missing in it.
 * Throws the start-up codes of the folder, the database and the key.
 */
export const openDataFolder = async (place: DataFolderPlace, now: () => number): Promise<DataFolder> => {
  prepareDataFolder(place.dataFolder)
  checkKeyPlace(place.secretKeyFile, place.dataFolder)
  const lock = lockDataFolder(place.dataFolder)
  try {
    const opened = await openLocked(place, now)
    const close = () => {
      opened.database.close()
      lock.release()
    }
    return { ...opened, close }
  } catch (error) {
    lock.release()
    throw error
  }
}

const openReady = (place: DataFolderPlace, now: () => number): DataFolder | null => {
  const file = databaseFile(place.dataFolder)
  if (!isCurrentDatabase(file)) return null
  const database = openCurrentDatabase(file)
  const deps = vaultDeps(place, database, now)
  try {
    const opened = openVault(deps)
    if (opened !== null) return { database, ...opened, recordAudit: deps.recordAudit, close: database.close }
  } catch (error) {
    database.close()
    throw error
  }
  database.close()
  return null
}

/**
 * Opens the data folder for one command, beside a server that may be running on it. Only what no server has prepared yet
 * (first run, migration, new key) needs the folder for a moment, and then throws `data-folder-in-use` if it is taken.
 */
export const openDataFolderBeside = async (place: DataFolderPlace, now: () => number): Promise<DataFolder> => {
  prepareDataFolder(place.dataFolder)
  checkKeyPlace(place.secretKeyFile, place.dataFolder)
  const ready = openReady(place, now)
  if (ready !== null) return ready
  const lock = lockDataFolder(place.dataFolder)
  try {
    const opened = await openLocked(place, now)
    return { ...opened, close: opened.database.close }
  } finally {
    lock.release()
  }
}
