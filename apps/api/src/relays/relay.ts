import { type Relay, RelayHeader, RelayTest } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { findMailbox, mailboxOf } from '../mailboxes/mailbox.ts'
import type { Place } from '../secrets/vault.ts'
import { findSignIn, signInOf } from '../sign-in/sign-in.ts'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'

export type RelayRow = Selectable<Tables['relays']>

/** All that is kept of a relay; what its provider demands of it is looked up (`tell-relay.ts`). */
export type KeptRelay = Omit<Relay, 'senderRule' | 'signInProvider'>

/** Where the sealed password of a relay stands. */
export const passwordPlace = (relayId: string): Place => ({ table: 'relays', row: relayId, field: 'password' })

const isoOrNull = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

/** What the last test of a relay found, or null. */
const lastTestOf = ({ last_test: test }: RelayRow): RelayTest | null =>
  test === null ? null : RelayTest.parse(JSON.parse(test))

/** False after a failed test: nothing is sent until one passes. */
export const canSend = (row: RelayRow): boolean => lastTestOf(row)?.ok !== false

/** The header fields that a relay adds to each message. */
export const headersOf = ({ headers }: Pick<RelayRow, 'headers'>): RelayHeader[] =>
  z.array(RelayHeader).parse(JSON.parse(headers))

const partsOf = (database: Database, { id }: RelayRow): Pick<KeptRelay, 'imap' | 'oauth'> => {
  const mailbox = findMailbox(database, id)
  const signIn = findSignIn(database, id)
  return { imap: mailbox && mailboxOf(mailbox), oauth: signIn && signInOf(signIn) }
}

/** A relay as the API shows it: whether there is a password, never which. */
export const relayOf = (database: Database, row: RelayRow): KeptRelay => ({
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
  certificatePin: row.certificate_pin,
  providerId: row.provider_id,
  authMethod: row.auth_method,
  ehloName: row.ehlo_name,
  headers: headersOf(row),
  isDefault: row.is_default === 1,
  isFallback: row.is_fallback === 1,
  canSend: canSend(row),
  ...partsOf(database, row),
  hasPassword: row.password_sealed !== null,
  passwordSetAt: isoOrNull(row.password_set_at),
  lastTest: lastTestOf(row),
  createdAt: new Date(row.created_at).toISOString(),
  updatedAt: new Date(row.updated_at).toISOString(),
})
