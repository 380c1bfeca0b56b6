import { timingSafeEqual } from 'node:crypto'
import type { ConfirmAddress, ConfirmedAddress } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { normaliseCode } from '../pairing/pairing-code.ts'
import { confirmationHmac, MAX_TRIES } from './confirmation-code.ts'
import { confirmedAddressOf, type ConfirmedAddressRow, findConfirmedAddress } from './confirmed-address.ts'

type ConfirmDeps = Pick<Deps, 'database' | 'vault' | 'recordAudit' | 'now'>

/** The row of an address whose code can still be given. */
const pendingRow = ({ database, now }: ConfirmDeps, address: string): ConfirmedAddressRow => {
  const row = findConfirmedAddress(database, address)
  if (row === null) throw new AppError('confirmed-address-not-found')
  if (row.confirmed_at !== null) return row
  if (row.wrong_tries >= MAX_TRIES) throw new AppError('confirmation-locked')
  if ((row.code_expires ?? 0) <= now()) throw new AppError('confirmation-code-expired')
  return row
}

const isRight = ({ vault }: ConfirmDeps, { address, code_hmac: hmac }: ConfirmedAddressRow, code: string): boolean => {
  const letters = normaliseCode(code)
  return letters !== null && hmac !== null && timingSafeEqual(hmac, confirmationHmac(vault, address, letters))
}

const countWrongTry = ({ database }: ConfirmDeps, { address, wrong_tries: former }: ConfirmedAddressRow): AppError => {
  const { sql, run } = database
  const tries = former + 1
  run(sql.updateTable('confirmed_addresses').set({ wrong_tries: tries }).where('address', '=', address))
  if (tries >= MAX_TRIES) return new AppError('confirmation-locked')
  return new AppError('confirmation-code-wrong', { params: { left: MAX_TRIES - tries } })
}

/**
 * Confirms an address with the code that was sent there. Throws `confirmed-address-not-found` when none was,
 * `confirmation-code-wrong`, `confirmation-code-expired`, or `confirmation-locked` after five wrong ones.
 */
export const createConfirmAddress =
  (deps: ConfirmDeps) =>
  ({ address, code }: ConfirmAddress, deviceId: string | null): ConfirmedAddress => {
    const { database, recordAudit, now } = deps
    const { sql, run } = database
    // A wrong try is written down, so it is thrown only once the transaction is over.
    const outcome = database.transaction(() => {
      const row = pendingRow(deps, address)
      if (row.confirmed_at !== null) return row
      if (!isRight(deps, row, code)) return countWrongTry(deps, row)
      const confirmed = { code_hmac: null, code_expires: null, wrong_tries: 0, confirmed_at: now() }
      run(sql.updateTable('confirmed_addresses').set(confirmed).where('address', '=', row.address))
      recordAudit({ event: 'address-confirmed', deviceId, details: { to: row.address } })
      return { ...row, ...confirmed }
    })
    if (outcome instanceof AppError) throw outcome
    return confirmedAddressOf(outcome)
  }
