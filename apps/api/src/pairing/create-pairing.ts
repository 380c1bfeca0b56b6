import type { RecordAudit } from '../audit-log/record-audit.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Database } from '../storage/database.ts'
import { createCode, normaliseCode } from './pairing-code.ts'

const CODE_LIFETIME = 10 * 60 * 1000 // ms
const KEPT_AFTER_EXPIRY = 24 * 60 * 60 * 1000 // ms: so that an old code is told "expired", not "wrong"

export interface PairingDeps {
  database: Database
  vault: Vault
  recordAudit: RecordAudit
  now: () => number
}

/** What is stored of a code: 34 bits could be searched through in a plain hash, not under our key. */
export const codeHmac = (vault: Vault, letters: string): Uint8Array => vault.hmac('pairing code', letters)

/** Makes a pairing code, good once and for ten minutes, and returns it; only its HMAC is kept. */
export const createPairing = ({ database, vault, recordAudit, now }: PairingDeps) => {
  const { sql } = database
  return (): { code: string; expiresAt: number } => {
    const code = createCode()
    const at = now()
    const row = {
      code_hmac: codeHmac(vault, normaliseCode(code) ?? code),
      created_at: at,
      expires_at: at + CODE_LIFETIME,
      used_at: null,
    }
    database.transaction(() => {
      database.run(sql.deleteFrom('pairing_codes').where('expires_at', '<', at - KEPT_AFTER_EXPIRY))
      database.run(sql.insertInto('pairing_codes').values(row))
      recordAudit({ event: 'pairing-code-made', deviceId: null })
    })
    return { code, expiresAt: row.expires_at }
  }
}

/** The one line the user copies into the extension. */
export const pairingLine = (publicUrl: string, code: string): string => `${publicUrl}#${code}`
