import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import { canSend, type RelayRow } from './relay.ts'

/** The row of a relay, or of the practice relay. Throws `relay-not-found`. */
export const findAnyRelay = ({ sql, first }: Database, id: string): RelayRow => {
  const row = first(sql.selectFrom('relays').selectAll().where('id', '=', id))
  if (!row) throw new AppError('relay-not-found')
  return row
}

/** The row of a relay of the user. Throws `relay-not-found`. */
export const findRelay = (database: Database, id: string): RelayRow => {
  const row = findAnyRelay(database, id)
  if (row.is_practice === 1) throw new AppError('relay-not-found')
  return row
}

const sendable = (row: RelayRow): RelayRow => {
  if (!canSend(row)) throw new AppError('relay-test-failed', { params: { relay: row.name } })
  return row
}

/** The row of a relay of the user that may send. Throws `relay-not-found`, or `relay-test-failed` while its last test is a failed one. */
export const findSendableRelay = (database: Database, id: string): RelayRow => sendable(findRelay(database, id))

/** What a test goes through: a relay that may send, the practice relay among them. Throws like `findSendableRelay`. */
export const findProbingRelay = (database: Database, id: string): RelayRow => sendable(findAnyRelay(database, id))

/** The row of the relay of a name, whatever its capitals. Throws `relay-not-found`. */
export const findRelayByName = ({ sql, first }: Database, name: string): RelayRow => {
  const row = first(sql.selectFrom('relays').selectAll().where('name', '=', name).where('is_practice', '=', 0))
  if (!row) throw new AppError('relay-not-found')
  return row
}

/** All relays of the user, in the order they were given. */
export const listRelays = ({ sql, all }: Database): RelayRow[] =>
  all(sql.selectFrom('relays').selectAll().where('is_practice', '=', 0).orderBy('position').orderBy('name'))
