import { AppError } from '../app-error.ts'
import type { RecordAudit } from '../audit-log/record-audit.ts'
import type { Database } from '../storage/database.ts'
import { createKeyFile, readKeyFile } from './key-file.ts'
import { createVault, type Vault } from './vault.ts'

export interface OpenVaultDeps {
  keyFile: string
  database: Database
  recordAudit: RecordAudit
  now: () => number
}

export interface OpenedVault {
  vault: Vault
  instanceId: string
}

const hasSecrets = ({ sql, first }: Database): boolean => {
  const ofRelays = sql
    .selectFrom('relays')
    .select('id')
    .where('password_sealed', 'is not', null)
    .where('is_practice', '=', 0) // its key is made anew
  const ofMailboxes = sql.selectFrom('relay_mailboxes').select('relay_id').where('password_sealed', 'is not', null)
  const ofSignIns = sql.selectFrom('relay_sign_ins').select('relay_id').where('refresh_sealed', 'is not', null)
  const ofWebhook = sql.selectFrom('notice_settings').select('id').where('webhook_sealed', 'is not', null)
  return [
    first(ofRelays.limit(1)),
    first(ofMailboxes.limit(1)),
    first(ofSignIns.limit(1)),
    first(ofWebhook.limit(1)),
  ].some(Boolean)
}

const readInstance = ({ sql, first }: Database) => first(sql.selectFrom('instance').selectAll())

/** Opens the vault of a database that is in order. Null when a key or the instance has still to be made: `openOrCreateVault`. */
export const openVault = ({ keyFile, database }: OpenVaultDeps): OpenedVault | null => {
  const instance = readInstance(database)
  const key = readKeyFile(keyFile)
  if (key === null && hasSecrets(database)) throw new AppError('key-file-missing', { params: { path: keyFile } })
  if (key === null || !instance) return null
  const vault = createVault(key)
  if (vault.keyCheck === instance.key_check) return { vault, instanceId: instance.instance_id }
  if (hasSecrets(database)) throw new AppError('key-does-not-fit', { params: { path: keyFile } })
  return null
}

/**
 * Opens the vault; on the first run, or when nothing was sealed under a key that is gone, makes what is missing. To be
 * called by the one process that holds the data folder.
 * Throws `key-file-missing`, `key-file-out-of-reach`, `key-file-wrong-length`, `key-file-too-open`, `key-does-not-fit`.
 */
export const openOrCreateVault = (deps: OpenVaultDeps): OpenedVault => {
  const opened = openVault(deps)
  if (opened !== null) return opened
  const { database, keyFile, recordAudit, now } = deps
  const { sql, run } = database
  const vault = createVault(readKeyFile(keyFile) ?? createKeyFile(keyFile))
  const instance = readInstance(database)
  const instanceId = instance?.instance_id ?? crypto.randomUUID()
  const keyCheck = { key_check: vault.keyCheck }
  database.transaction(() => {
    if (instance) {
      run(sql.updateTable('instance').set(keyCheck))
      run(sql.deleteFrom('pairing_codes')) // kept under the former key, nobody could redeem them any more
    } else run(sql.insertInto('instance').values({ id: 1, instance_id: instanceId, created_at: now(), ...keyCheck }))
    recordAudit({ event: instance ? 'key-adopted' : 'instance-created', deviceId: null, subject: instanceId })
  })
  return { vault, instanceId }
}
