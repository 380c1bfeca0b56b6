import type { Database } from '../../storage/database.ts'
import { resultTokenHash } from '../addresses/result-token.ts'
import type { StoredEnvelope } from './stored-letter.ts'

export interface MessageToKeep {
  /** A UUID. */
  id: string
  origin: 'received' | 'file'
  /** Of its address, lower case; null for a file. */
  localPart: string | null
  /** Opens its page. */
  token: string
  source: Uint8Array
  envelope: StoredEnvelope
  /** Who asked for the address, or handed over the file; null for people without a device. */
  deviceId: string | null
  /** Milliseconds since 1970. */
  receivedAt: number
  /** When it is deleted by itself; null: never. */
  expiresAt: number | null
}

/**
 * Writes a message down, to be judged. One that came to the same address before is replaced with all that was made of it:
 * an address is for one test. In the caller’s transaction when there is one.
 */
export const keepMessage = (database: Database, message: MessageToKeep): void =>
  database.transaction(() => {
    const { sql, run, first } = database
    const { id, origin, localPart, token, source, envelope, deviceId, receivedAt, expiresAt } = message
    const tokenHash = resultTokenHash(token)
    run(sql.deleteFrom('received_messages').where('token_hash', '=', tokenHash))
    const row = first(
      sql
        .insertInto('received_messages')
        .returning('number')
        .values({
          id,
          origin,
          local_part: localPart,
          token_hash: tokenHash,
          envelope: JSON.stringify(envelope),
          device_id: deviceId,
          received_at: receivedAt,
          expires_at: expiresAt,
          subject: null,
          from_domain: null,
          score: null,
          report_id: null,
          share_hash: null,
          share_until: null,
          judged_at: null,
        }),
    )
    if (row) run(sql.insertInto('message_sources').values({ number: row.number, source }))
  })
