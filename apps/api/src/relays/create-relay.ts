import type { CreateRelay } from '@bienrecu/shared'
import type { z } from 'zod'
import { AppError } from '../app-error.ts'
import type { RecordAudit } from '../audit-log/record-audit.ts'
import type { Config } from '../config.ts'
import { Secret } from '../secrets/secret.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Database } from '../storage/database.ts'
import { isUniqueViolation } from '../storage/storage-error.ts'
import { type KeptRelay, passwordPlace, relayOf, type RelayRow } from './relay.ts'
import { checkSettings, settingsOf } from './relay-settings.ts'

export interface RelayDeps {
  config: Pick<Config, 'allowedPrivateHosts'>
  database: Database
  vault: Vault
  recordAudit: RecordAudit
  now: () => number
}

/** Runs a write to the table of relays; throws `relay-name-taken` when another relay has the name. */
export const withUniqueName = <Result>(write: () => Result): Result => {
  try {
    return write()
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('relay-name-taken', { cause: error }) : error
  }
}

/** The columns of a password: sealed for this relay alone, or none. */
export const passwordColumns = (
  deps: Pick<RelayDeps, 'vault' | 'now'>,
  relayId: string,
  password: string | undefined,
) =>
  password === undefined
    ? { password_sealed: null, password_set_at: null }
    : {
        password_sealed: deps.vault.seal(new Secret(password), passwordPlace(relayId)),
        password_set_at: deps.now(),
      }

type Place = 'position' | 'is_default' | 'is_fallback' | 'is_practice'

/** At the end of the list; the first relay of all is the default. */
export const placeOfNext = ({ sql, first }: Database): Pick<RelayRow, Place> => {
  const others = sql.selectFrom('relays').where('is_practice', '=', 0)
  const last = first(others.select(({ fn }) => fn.max('position').as('position')))?.position ?? null
  return { position: last === null ? 0 : last + 1, is_default: last === null ? 1 : 0, is_fallback: 0, is_practice: 0 }
}

/** Keeps a new relay, its password sealed. Throws `relay-name-taken`, or `invalid-request` with the faulty fields. */
export const createCreateRelay =
  (deps: RelayDeps) =>
  (input: z.output<typeof CreateRelay>, deviceId: string | null): KeptRelay => {
    const { database, recordAudit, now } = deps
    const settings = settingsOf(input)
    checkSettings(settings, deps.config.allowedPrivateHosts)
    const id = crypto.randomUUID()
    const times = { created_at: now(), updated_at: now() }
    const password = passwordColumns(deps, id, input.password)
    return withUniqueName(() =>
      database.transaction(() => {
        const row: RelayRow = { id, ...settings, ...password, ...placeOfNext(database), last_test: null, ...times }
        database.run(database.sql.insertInto('relays').values(row))
        recordAudit({ event: 'relay-created', deviceId, subject: id, details: { host: row.host, port: row.port } })
        return relayOf(database, row)
      }),
    )
  }
