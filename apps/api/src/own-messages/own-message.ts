import type { Selectable } from 'kysely'
import { z } from 'zod'
import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'

export type OwnMessageRow = Selectable<Tables['own_messages']>

/** What is kept of a message that was given as parts; of a file, its bytes are kept. */
export const OwnParts = z.object({ html: z.string().nullable(), text: z.string().nullable() })
export type OwnParts = z.infer<typeof OwnParts>

/** The row of a kept message. Throws `own-message-not-found`. */
export const findOwnMessage = ({ sql, first }: Database, id: string): OwnMessageRow => {
  const row = first(sql.selectFrom('own_messages').selectAll().where('id', '=', id))
  if (!row) throw new AppError('own-message-not-found')
  return row
}

/** The parts of a message of kind `parts`. */
export const ownPartsOf = ({ content }: OwnMessageRow): OwnParts =>
  OwnParts.parse(JSON.parse(Buffer.from(content).toString()))
