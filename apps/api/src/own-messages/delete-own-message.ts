import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import { findOwnMessage } from './own-message.ts'

/**
 * Forgets a kept message; what was sent stays in the history. Throws `own-message-not-found`, or `probe-in-progress` while
 * it is being sent: a retry must send the same message.
 */
export const deleteOwnMessage = (database: Database, id: string): void =>
  database.transaction(() => {
    const { sql, run, first } = database
    findOwnMessage(database, id)
    const sending = sql.selectFrom('probes').select('id').where('own_message_id', '=', id)
    if (first(sending.where('state', 'in', ['queued', 'connecting']))) throw new AppError('probe-in-progress')
    run(sql.deleteFrom('own_messages').where('id', '=', id))
  })
