import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import { canSend, type RelayRow } from './relay.ts'

/** The row of a relay. Throws `relay-not-found`. */
export const findRelay = ({ sql, first }: Database, id: string): RelayRow => {
  const row = first(sql.selectFrom('relays').selectAll().where('id', '=', id))
  if (!row) throw new AppError('relay-not-found')
  return row
}

/** The row of a relay that may send. Throws `relay-not-found`, or `relay-test-failed` while its last test is a failed one. */
export const findSendableRelay = (database: Database, id: string): RelayRow => {
  const row = findRelay(database, id)
  if (!canSend(row)) throw new AppError('relay-test-failed', { params: { relay: row.name } })
  return row
}

/** The row of the relay of a name, whatever its capitals. Throws `relay-not-found`. */
export const findRelayByName = ({ sql, first }: Database, name: string): RelayRow => {
  const row = first(sql.selectFrom('relays').selectAll().where('name', '=', name))
  if (!row) throw new AppError('relay-not-found')
  return row
}

/** All relays in the order the user gave them. */
export const listRelays = ({ sql, all }: Database): RelayRow[] =>
  all(sql.selectFrom('relays').selectAll().orderBy('position').orderBy('name'))
