import { z } from 'zod'
import type { Database } from '../../storage/database.ts'
import { fixedQuery } from '../../storage/fixed-query.ts'
import type { Letter } from '../judging/letter.ts'

/** How a message came, as it is kept with it. */
export const StoredEnvelope = z.object({
  ip: z.string().nullable(),
  helo: z.string().nullable(),
  /** Empty for the null reverse-path. */
  mailFrom: z.string().nullable(),
  recipient: z.string().nullable(),
  /** Null: not encrypted. Absent: not known. */
  tls: z.object({ protocol: z.string(), cipher: z.string() }).nullable().optional(),
  isPractice: z.boolean(),
})
export type StoredEnvelope = z.infer<typeof StoredEnvelope>

/** A message that is kept, and whose it is. */
export interface StoredLetter {
  letter: Letter
  id: string
  /** Of its address; null for a file. */
  localPart: string | null
  deviceId: string | null
}

const messageToJudge = fixedQuery((sql, { id }: { id: string }) =>
  sql
    .selectFrom('received_messages')
    .innerJoin('message_sources as s', 's.number', 'received_messages.number')
    .select(['source', 'envelope', 'origin', 'received_at', 'local_part', 'device_id'])
    .where('id', '=', id)
    .where('state', '=', 'received'),
)

/** A message that has still to be judged; null when it was judged, deleted or replaced meanwhile. */
export const letterToJudge = ({ first }: Database, id: string): StoredLetter | null => {
  const row = first(messageToJudge({ id }))
  if (!row) return null
  const envelope = StoredEnvelope.parse(JSON.parse(row.envelope))
  const letter = { source: row.source, ...envelope, origin: row.origin, receivedAt: row.received_at }
  return { letter, id, localPart: row.local_part, deviceId: row.device_id }
}
