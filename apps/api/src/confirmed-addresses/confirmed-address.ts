import type { ConfirmedAddress } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'

export type ConfirmedAddressRow = Selectable<Tables['confirmed_addresses']>

const isoOrNull = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

/** An address as the API shows it, confirmed or waiting for its code. */
export const confirmedAddressOf = (row: ConfirmedAddressRow): ConfirmedAddress => ({
  address: row.address,
  confirmedAt: isoOrNull(row.confirmed_at),
  codeExpiresAt: isoOrNull(row.confirmed_at === null ? row.code_expires : null),
})

/** The row of an address, whatever its capitals; null for one that nobody asked about. */
export const findConfirmedAddress = ({ sql, first }: Database, address: string): ConfirmedAddressRow | null =>
  first(sql.selectFrom('confirmed_addresses').selectAll().where('address', '=', address)) ?? null

/** All of them, in the order in which they were first asked about. */
export const listConfirmedAddresses = ({ sql, all }: Database): ConfirmedAddressRow[] =>
  all(sql.selectFrom('confirmed_addresses').selectAll().orderBy('created_at').orderBy('address'))
