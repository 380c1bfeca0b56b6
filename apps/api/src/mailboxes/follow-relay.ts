import { losesPassword } from '@bienrecu/shared'
import type { RelayDeps } from '../relays/create-relay.ts'
import type { RelayRow } from '../relays/relay.ts'
import { findMailbox } from './mailbox.ts'
import { isSameConnection, recipientOf } from './password-recipient.ts'

/**
 * A relay has changed, and with it who may be shown the password of its mailbox: the user where the mailbox has none of its
 * own, the trusted authority, the pinned certificate. Within the transaction of that change.
 */
export const followRelay = (
  { database, recordAudit, now }: Pick<RelayDeps, 'database' | 'recordAudit' | 'now'>,
  before: RelayRow,
  after: RelayRow,
  deviceId: string | null,
): void => {
  const mailbox = findMailbox(database, after.id)
  if (mailbox === null) return
  const former = recipientOf(before, mailbox)
  const next = recipientOf(after, mailbox)
  const isCleared = mailbox.password_sealed !== null && losesPassword(former, next)
  const isOtherSecret = before.password_sealed !== after.password_sealed || before.auth_method !== after.auth_method
  const isBorrowed = mailbox.password_sealed === null
  if (isSameConnection(former, next) && !(isBorrowed && isOtherSecret)) return
  const { sql, run } = database
  const columns = { last_check: null, updated_at: now(), ...(isCleared && { password_sealed: null }) }
  run(sql.updateTable('relay_mailboxes').set(columns).where('relay_id', '=', after.id))
  if (isCleared) recordAudit({ event: 'mailbox-password-cleared', deviceId, subject: after.id })
}
