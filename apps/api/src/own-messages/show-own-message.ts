import type { OwnMessage } from '@bienrecu/shared'
import type { Database } from '../storage/database.ts'
import { replacedFields } from './dress-message.ts'
import { type OwnMessageRow, ownPartsOf } from './own-message.ts'
import { type ReadMessage, readMessage } from './read-message.ts'

const readParts = (row: OwnMessageRow): ReadMessage => ({
  subject: row.subject,
  headers: [],
  ...ownPartsOf(row),
  attachments: [],
})

const senders = ({ sql, all }: Database): string[] =>
  all(sql.selectFrom('relays').select('from_address').where('is_practice', '=', 0)).map((relay) => relay.from_address)

/** A kept message as the API shows it. */
export const showOwnMessage = async (database: Database, row: OwnMessageRow): Promise<OwnMessage> => ({
  id: row.id,
  kind: row.kind,
  ...(row.kind === 'eml' ? await readMessage(row.content) : readParts(row)),
  size: row.content.length,
  replacedHeaders: row.kind === 'eml' ? replacedFields(row.content, senders(database)) : [],
  createdAt: new Date(row.created_at).toISOString(),
})
