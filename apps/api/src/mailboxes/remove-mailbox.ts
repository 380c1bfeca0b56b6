import { AppError } from '../app-error.ts'
import type { RelayDeps } from '../relays/create-relay.ts'
import { findRelay } from '../relays/find-relay.ts'

/** Removes the mailbox of a relay and its password. Throws `relay-not-found` or `imap-not-configured`. */
export const createRemoveMailbox =
  ({ database, recordAudit }: RelayDeps) =>
  (relayId: string, deviceId: string | null): void =>
    database.transaction(() => {
      findRelay(database, relayId)
      const removed = database.run(database.sql.deleteFrom('relay_mailboxes').where('relay_id', '=', relayId))
      if (removed === 0) throw new AppError('imap-not-configured')
      recordAudit({ event: 'mailbox-removed', deviceId, subject: relayId })
    })
