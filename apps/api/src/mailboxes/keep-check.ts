import type { ImapCheck } from '@bienrecu/shared'
import type { Database } from '../storage/database.ts'
import type { MailboxRow } from './mailbox.ts'

/** Keeps what was found with the mailbox, unless its settings have changed meanwhile: then it is not about them. */
export const keepCheck = (
  { sql, run }: Database,
  { relay_id: id, updated_at: version }: MailboxRow,
  check: ImapCheck,
): void => {
  const unchanged = sql.updateTable('relay_mailboxes').where('relay_id', '=', id).where('updated_at', '=', version)
  run(unchanged.set({ last_check: JSON.stringify(check) }))
}
