import { ErrorCode, ErrorParams, FailureCause, type SentCopy } from '@bienrecu/shared'
import type { Database } from '../storage/database.ts'

/** What became of the copy of a probe in the Sent folder, or null where none was wanted. */
export const sentCopyOf = ({ sql, first }: Database, probeId: string): SentCopy | null => {
  const columns = ['state', 'folder', 'code', 'params', 'cause'] as const
  const row = first(sql.selectFrom('sent_copies').select(columns).where('probe_id', '=', probeId))
  if (!row) return null
  return {
    state: row.state,
    folder: row.folder,
    code: row.code === null ? null : ErrorCode.parse(row.code),
    params: ErrorParams.parse(JSON.parse(row.params)),
    cause: row.cause === null ? null : FailureCause.parse(JSON.parse(row.cause)),
  }
}
