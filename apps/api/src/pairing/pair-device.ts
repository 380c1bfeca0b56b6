import type { PairRequest, PairResponse } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import { deviceOf } from '../devices/device.ts'
import { createToken, tokenHash, TOKEN_LIFETIME } from '../devices/token.ts'
import { codeHmac, type PairingDeps } from './create-pairing.ts'
import { normaliseCode } from './pairing-code.ts'

const MAX_WRONG_TRIES = 5

/** Every live code counts a wrong try: nobody can tell which one was meant. Returns how many are still live after it. */
const countWrongTry = ({ database, now }: PairingDeps): number => {
  const { sql } = database
  const isLive = sql
    .selectFrom('pairing_codes')
    .select('code_hmac')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now())
    .where('wrong_tries', '<', MAX_WRONG_TRIES)
  return database.transaction(() => {
    const count = database.all(isLive).length
    database.run(
      sql
        .updateTable('pairing_codes')
        .set((column) => ({ wrong_tries: column('wrong_tries', '+', 1) }))
        .where('code_hmac', 'in', isLive),
    )
    return count === 0 ? 0 : database.all(isLive).length
  })
}

/** Marks the code as used, or says why it cannot be. */
const redeem = ({ database, vault, now }: PairingDeps, letters: string): void => {
  const { sql } = database
  const hmac = codeHmac(vault, letters)
  const row = database.first(sql.selectFrom('pairing_codes').selectAll().where('code_hmac', '=', hmac))
  if (!row) throw new AppError('pairing-code-invalid')
  if (row.used_at !== null) throw new AppError('pairing-code-used')
  if (row.wrong_tries >= MAX_WRONG_TRIES) throw new AppError('pairing-locked')
  if (row.expires_at <= now()) throw new AppError('pairing-code-expired')
  database.run(sql.updateTable('pairing_codes').set({ used_at: now() }).where('code_hmac', '=', hmac))
}

const insertDevice = ({ database, now }: PairingDeps, name: string, origin: string | null): PairResponse => {
  const token = createToken()
  const at = now()
  const row = {
    id: crypto.randomUUID(),
    name,
    origin,
    token_hash: tokenHash(token),
    created_at: at,
    last_used_at: null,
    expires_at: at + TOKEN_LIFETIME,
    revoked_at: null,
  }
  database.run(database.sql.insertInto('devices').values(row))
  return { token, device: deviceOf(row, row.id) }
}

/**
 * Exchanges a pairing code, once, for a token bound to `origin` (null: a caller that is not a browser).
 * Throws `pairing-code-malformed`, `-invalid`, `-expired`, `-used`, or `pairing-locked` after five wrong tries.
 */
export const createPairDevice =
  (deps: PairingDeps) =>
  ({ code, deviceName }: PairRequest, origin: string | null): PairResponse => {
    const letters = normaliseCode(code)
    if (letters === null) throw new AppError('pairing-code-malformed')
    try {
      return deps.database.transaction(() => {
        redeem(deps, letters)
        const paired = insertDevice(deps, deviceName, origin)
        const details = origin === null ? {} : { origin }
        deps.recordAudit({ event: 'device-paired', deviceId: paired.device.id, subject: paired.device.id, details })
        return paired
      })
    } catch (error) {
      const isWrong = error instanceof AppError && error.code === 'pairing-code-invalid'
      if (isWrong && countWrongTry(deps) === 0) throw new AppError('pairing-locked')
      throw error
    }
  }
