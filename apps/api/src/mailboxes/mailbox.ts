import { ImapCheck, type RelayImap } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import type { Place } from '../secrets/vault.ts'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'

export type MailboxRow = Selectable<Tables['relay_mailboxes']>

/** Where the sealed password of a relay's mailbox stands. */
export const mailboxPasswordPlace = (relayId: string): Place => ({
  table: 'relay_mailboxes',
  row: relayId,
  field: 'password',
})

/** The mailbox in which a relay files what it sent, or null. */
export const findMailbox = ({ sql, first }: Database, relayId: string): MailboxRow | null =>
  first(sql.selectFrom('relay_mailboxes').selectAll().where('relay_id', '=', relayId)) ?? null

/** A mailbox as the API shows it: whether it has a password of its own, never which. */
export const mailboxOf = (row: MailboxRow): RelayImap => ({
  host: row.host,
  port: row.port,
  security: row.security,
  username: row.username,
  folder: row.folder,
  copy: row.copy,
  hasPassword: row.password_sealed !== null,
  lastCheck: row.last_check === null ? null : ImapCheck.parse(JSON.parse(row.last_check)),
})
