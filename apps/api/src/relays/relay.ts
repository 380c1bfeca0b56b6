import { type Relay, RelayTest } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import type { Place } from '../secrets/vault.ts'
import type { Tables } from '../storage/tables.ts'

export type RelayRow = Selectable<Tables['relays']>

/** Where the sealed password of a relay stands. */
export const passwordPlace = (relayId: string): Place => ({ table: 'relays', row: relayId, field: 'password' })

const isoOrNull = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

/** A relay as the API shows it: whether there is a password, never which. */
export const relayOf = (row: RelayRow): Relay => ({
  id: row.id,
  name: row.name,
  host: row.host,
  port: row.port,
  security: row.security,
  authentication: row.authentication === 1,
  username: row.username,
  fromAddress: row.from_address,
  fromName: row.from_name,
  replyToAddress: row.reply_to_address,
  replyToName: row.reply_to_name,
  caCertificate: row.ca_certificate,
  hasPassword: row.password_sealed !== null,
  passwordSetAt: isoOrNull(row.password_set_at),
  lastTest: row.last_test === null ? null : RelayTest.parse(JSON.parse(row.last_test)),
  createdAt: new Date(row.created_at).toISOString(),
  updatedAt: new Date(row.updated_at).toISOString(),
})
