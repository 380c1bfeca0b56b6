import { type RelayDeps, passwordColumns, placeOfNext, withUniqueName } from './create-relay.ts'
import { findRelay, listRelays } from './find-relay.ts'
import { type KeptRelay, passwordPlace, relayOf, type RelayRow } from './relay.ts'

const MAX_NAME = 80

/** The name with the first number that is free: `Office 2`, `Office 3`… */
const freeName = (name: string, taken: ReadonlySet<string>): string => {
  const stem = name.replace(/ \d+$/, '')
  for (let number = 2; ; number += 1) {
    const ending = ` ${number}`
    const candidate = stem.slice(0, MAX_NAME - ending.length) + ending
    if (!taken.has(candidate.toLowerCase())) return candidate
  }
}

/** The same server and the same user: the password may be known there as well. */
const samePassword = (deps: RelayDeps, row: RelayRow, id: string) => {
  const { password_sealed: sealed } = row
  const password = sealed === null ? null : deps.vault.open(sealed, passwordPlace(row.id))
  return passwordColumns(deps, id, password?.reveal())
}

/**
 * Makes a second relay with the settings and the password of the first, at the end of the list, without its test, its roles,
 * its mailbox and its sign-in with a provider. Throws `relay-not-found`.
 */
export const createDuplicateRelay =
  (deps: RelayDeps) =>
  (originalId: string, deviceId: string | null): KeptRelay => {
    const { database, recordAudit, now } = deps
    return withUniqueName(() =>
      database.transaction(() => {
        const original = findRelay(database, originalId)
        const taken = new Set(listRelays(database).map(({ name }) => name.toLowerCase()))
        const id = crypto.randomUUID()
        const row: RelayRow = {
          ...original,
          id,
          name: freeName(original.name, taken),
          ...samePassword(deps, original, id),
          ...placeOfNext(database),
          last_test: null,
          created_at: now(),
          updated_at: now(),
        }
        database.run(database.sql.insertInto('relays').values(row))
        recordAudit({ event: 'relay-created', deviceId, subject: id, details: { host: row.host, port: row.port } })
        return relayOf(database, row)
      }),
    )
  }
