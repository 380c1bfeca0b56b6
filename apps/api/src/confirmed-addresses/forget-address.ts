import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'

/** Nothing more is sent to the address. Throws `confirmed-address-not-found`. */
export const forgetAddress = (
  { database, recordAudit }: Pick<Deps, 'database' | 'recordAudit'>,
  address: string,
  deviceId: string | null,
): void =>
  database.transaction(() => {
    const forgotten = database.run(database.sql.deleteFrom('confirmed_addresses').where('address', '=', address))
    if (forgotten === 0) throw new AppError('confirmed-address-not-found')
    recordAudit({ event: 'address-forgotten', deviceId, details: { to: address } })
  })
