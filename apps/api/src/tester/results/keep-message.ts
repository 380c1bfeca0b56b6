import type { Database } from '../../storage/database.ts'
import { fixedQuery } from '../../storage/fixed-query.ts'
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

const formerDelete = fixedQuery((sql, { tokenHash }: { tokenHash: Uint8Array }) =>
  sql.deleteFrom('received_messages').where('token_hash', '=', tokenHash),
)

interface MessageInsert extends Omit<MessageToKeep, 'token' | 'source' | 'envelope'> {
  tokenHash: Uint8Array
  envelope: string
}

const messageInsert = fixedQuery((sql, values: MessageInsert) =>
  sql.insertInto('received_messages').returning('number').values({
    id: values.id,
    origin: values.origin,
    local_part: values.localPart,
    token_hash: values.tokenHash,
    envelope: values.envelope,
    device_id: values.deviceId,
    received_at: values.receivedAt,
    expires_at: values.expiresAt,
    subject: null,
    from_domain: null,
    score: null,
    report_id: null,
    share_hash: null,
    share_until: null,
    judged_at: null,
  }),
)

const sourceInsert = fixedQuery((sql, { number, source }: { number: number; source: Uint8Array }) =>
  sql.insertInto('message_sources').values({ number, source }),
)

/**
 * Writes a message down, to be judged. One that came to the same address before is replaced with all that was made of it:
 * an address is for one test. In the caller’s transaction when there is one.
 */
export const keepMessage = (database: Database, message: MessageToKeep): void =>
  database.transaction(() => {
    const { run, first } = database
    const { token, source, envelope, ...rest } = message
    const tokenHash = resultTokenHash(token)
    run(formerDelete({ tokenHash }))
    const row = first(messageInsert({ ...rest, tokenHash, envelope: JSON.stringify(envelope) }))
    if (row) run(sourceInsert({ number: row.number, source }))
  })
