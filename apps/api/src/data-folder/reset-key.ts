import { createRecordAudit } from '../audit-log/record-audit.ts'
import { checkKeyPlace } from '../secrets/key-file.ts'
import { openOrCreateVault } from '../secrets/open-vault.ts'
import { type Database, openDatabase } from '../storage/database.ts'
import { lockDataFolder } from './lock.ts'
import { databaseFile, type DataFolderPlace } from './open-data-folder.ts'
import { prepareDataFolder } from './prepare-data-folder.ts'

const forgetPasswords = ({ sql, run }: Database): number => {
  const nothing = { password_sealed: null, password_set_at: null }
  const tokens = { refresh_sealed: null, access_sealed: null, access_expires_at: null, refreshing_until: null }
  run(sql.updateTable('relay_sign_ins').set({ ...tokens, state: 'not-connected', code: null, params: '{}' }))
  run(sql.deleteFrom('sign_in_requests'))
  const ofMailboxes = sql.updateTable('relay_mailboxes').set({ password_sealed: null })
  const ofWebhook = sql.updateTable('notice_settings').set({ webhook_sealed: null })
  return (
    run(sql.updateTable('relays').set(nothing).where('password_sealed', 'is not', null)) +
    run(ofMailboxes.where('password_sealed', 'is not', null)) +
    run(ofWebhook.where('webhook_sealed', 'is not', null))
  )
}

const resetIn = (database: Database, keyFile: string, now: () => number): number => {
  const recordAudit = createRecordAudit(database, now)
  return database.transaction(() => {
    const forgotten = forgetPasswords(database)
    recordAudit({ event: 'passwords-forgotten', deviceId: null, details: { count: forgotten } })
    openOrCreateVault({ keyFile, database, recordAudit, now })
    return forgotten
  })
}

/**
 * For a key that is lost: lets go of every password sealed with it, then takes the key file as it is, or makes one.
 * Returns how many passwords are gone. Throws the start-up codes, `data-folder-in-use` among them; nothing is changed then.
 */
export const resetKey = async (place: DataFolderPlace, now: () => number): Promise<number> => {
  prepareDataFolder(place.dataFolder)
  checkKeyPlace(place.secretKeyFile, place.dataFolder)
  const lock = lockDataFolder(place.dataFolder)
  try {
    const database = await openDatabase(databaseFile(place.dataFolder))
    try {
      return resetIn(database, place.secretKeyFile, now)
    } finally {
      database.close()
    }
  } finally {
    lock.release()
  }
}
