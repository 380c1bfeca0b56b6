import { losesPassword, type SetRelayImap } from '@bienrecu/shared'
import type { z } from 'zod'
import { AppError, type FieldFault } from '../app-error.ts'
import type { AuditEvent } from '../audit-log/record-audit.ts'
import type { RelayDeps } from '../relays/create-relay.ts'
import { findRelay } from '../relays/find-relay.ts'
import { type KeptRelay, relayOf, type RelayRow } from '../relays/relay.ts'
import { mayBeAllowed } from '../relays/relay-settings.ts'
import { Secret } from '../secrets/secret.ts'
import { IMAP_PORTS } from '../smtp/resolve-host.ts'
import { findMailbox, mailboxPasswordPlace, type MailboxRow } from './mailbox.ts'
import { type Connection, isSameConnection, recipientOf } from './password-recipient.ts'

type Input = z.output<typeof SetRelayImap>

/** Throws `invalid-request`, each fault at its field, for settings that cannot work. */
const check = ({ config }: RelayDeps, relay: RelayRow, { host, port, username }: Input): void => {
  const errors: FieldFault[] = []
  if (!IMAP_PORTS.includes(port) && !mayBeAllowed(host, config.allowedPrivateHosts))
    errors.push({ pointer: '/port', code: 'imap-port-not-allowed', params: { port } })
  const isUserKnown = username ?? relay.username ?? (relay.auth_method === 'oauth2' || null)
  if (isUserKnown === null) errors.push({ pointer: '/username', code: 'field-required' })
  if (errors.length > 0) throw new AppError('invalid-request', { errors })
}

/** The password after a change: a new one, the former one where nobody else could be shown it, or none. */
const nextPassword = (
  { vault }: RelayDeps,
  relay: RelayRow,
  former: MailboxRow | null,
  input: Input,
): string | null => {
  if (input.password !== undefined) return vault.seal(new Secret(input.password), mailboxPasswordPlace(relay.id))
  if (former === null) return null
  return losesPassword(recipientOf(relay, former), recipientOf(relay, input)) ? null : former.password_sealed
}

const passwordEvent = (former: string | null, next: string | null): AuditEvent[] => {
  if (next === former) return []
  return [next === null ? 'mailbox-password-cleared' : 'mailbox-password-set']
}

/** The folders found before are still those of this connection. */
const lastCheck = (relay: RelayRow, former: MailboxRow | null, after: Connection & { password: string | null }) =>
  former !== null &&
  former.password_sealed === after.password &&
  isSameConnection(recipientOf(relay, former), recipientOf(relay, after))
    ? former.last_check
    : null

/**
 * Sets up the mailbox of a relay, or changes it. A change of server, user or trust clears a password kept for the former
 * ones, unless a new one comes along; and forgets the folders, which are then listed again.
 * Throws `relay-not-found`, or `invalid-request` with the faulty fields.
 */
export const createSetMailbox =
  (deps: RelayDeps) =>
  (relayId: string, input: Input, deviceId: string | null): KeptRelay => {
    const { database, recordAudit, now } = deps
    return database.transaction(() => {
      const relay = findRelay(database, relayId)
      check(deps, relay, input)
      const former = findMailbox(database, relayId)
      const password = nextPassword(deps, relay, former, input)
      const { host, port, security, username, folder, copy } = input
      const settings = { host, port, security, username, folder, copy }
      const columns = {
        ...settings,
        password_sealed: password,
        last_check: lastCheck(relay, former, { ...settings, password }),
        updated_at: now(),
      }
      const { sql, run } = database
      const insert = sql.insertInto('relay_mailboxes').values({ relay_id: relayId, ...columns })
      run(insert.onConflict((conflict) => conflict.column('relay_id').doUpdateSet(columns)))
      recordAudit({ event: 'mailbox-set', deviceId, subject: relayId, details: { host, port } })
      for (const event of passwordEvent(former?.password_sealed ?? null, password))
        recordAudit({ event, deviceId, subject: relayId })
      return relayOf(database, relay)
    })
  }
