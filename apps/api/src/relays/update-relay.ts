import { losesPassword, type PasswordRecipient, type UpdateRelay } from '@bienrecu/shared'
import type { z } from 'zod'
import type { AuditEvent } from '../audit-log/record-audit.ts'
import { followRelay } from '../mailboxes/follow-relay.ts'
import { passwordColumns, type RelayDeps, withUniqueName } from './create-relay.ts'
import { forgetSignIn } from '../sign-in/sign-in.ts'
import { findRelay } from './find-relay.ts'
import { type KeptRelay, relayOf, type RelayRow } from './relay.ts'
import { changedSettings, checkSettings, type RelaySettings } from './relay-settings.ts'

/** Columns that decide with whom we speak and how: a former test says nothing once one of them has changed. */
const CONNECTION = [
  'host',
  'port',
  'security',
  'authentication',
  'username',
  'ca_certificate',
  'certificate_pin',
  'auth_method',
  'ehlo_name',
] as const

const changedColumns = (row: RelayRow, settings: RelaySettings): string[] =>
  Object.entries(settings)
    .filter(([column, value]) => Reflect.get(row, column) !== value)
    .map(([column]) => column)

const recipientOf = ({
  ca_certificate: caCertificate,
  certificate_pin: certificatePin,
  ...settings
}: RelaySettings): PasswordRecipient => ({
  ...settings,
  caCertificate,
  certificatePin,
})

/** The password columns after a change: the thief of a token would try to have the password shown to a server of theirs. */
const nextPassword = (deps: RelayDeps, row: RelayRow, settings: RelaySettings, password: string | undefined) => {
  const isLost = losesPassword(recipientOf(row), recipientOf(settings))
  return password !== undefined || isLost ? passwordColumns(deps, row.id, password) : null
}

const passwordEvent = (row: RelayRow, next: ReturnType<typeof nextPassword>): AuditEvent[] => {
  if (next === null || (next.password_sealed === null && row.password_sealed === null)) return []
  return [next.password_sealed === null ? 'relay-password-cleared' : 'relay-password-set']
}

/**
 * Changes a relay; a change after which somebody else might be shown its password clears it, unless a new one comes along.
 * Throws `relay-not-found`, `relay-name-taken`, or `invalid-request` with the faulty fields.
 */
export const createUpdateRelay =
  (deps: RelayDeps) =>
  (id: string, change: z.output<typeof UpdateRelay>, deviceId: string | null): KeptRelay => {
    const { database, recordAudit, now } = deps
    return withUniqueName(() =>
      database.transaction(() => {
        const row = findRelay(database, id)
        const settings = changedSettings(row, change)
        checkSettings(settings, deps.config.allowedPrivateHosts)
        const changed = changedColumns(row, settings)
        const password = nextPassword(deps, row, settings, change.password)
        const isRetestNeeded = password !== null || CONNECTION.some((column) => changed.includes(column))
        const columns = { ...settings, ...password, ...(isRetestNeeded && { last_test: null }), updated_at: now() }
        database.run(database.sql.updateTable('relays').set(columns).where('id', '=', id))
        recordAudit({ event: 'relay-changed', deviceId, subject: id, details: { fields: changed } })
        // Another host, or another user, must not be shown the tokens of the former one.
        if (losesPassword(recipientOf(row), recipientOf(settings)) && forgetSignIn(database, id))
          recordAudit({ event: 'signed-out', deviceId, subject: id })
        for (const event of passwordEvent(row, password)) recordAudit({ event, deviceId, subject: id })
        const after = findRelay(database, id)
        followRelay(deps, row, after, deviceId)
        return relayOf(database, after)
      }),
    )
  }
