import type { ProbeList } from '@bienrecu/shared'
import type { Database } from '../storage/database.ts'
import { decodeCursor, pageOf } from '../storage/page-cursor.ts'
import { probeOf } from './probe.ts'

export interface ListProbes {
  cursor?: string | undefined
  /** 1 to 100. */
  limit: number
}

/** A page of probes, newest first. Throws `invalid-request` for a cursor that is not ours. */
export const listProbes = (database: Database, { cursor, limit }: ListProbes): ProbeList => {
  const { sql, all } = database
  let query = sql
    .selectFrom('probes')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (cursor !== undefined) {
    const [createdAt, id] = decodeCursor(cursor)
    query = query.where((where) =>
      where.or([
        where('created_at', '<', createdAt),
        where.and([where('created_at', '=', createdAt), where('id', '<', id)]),
      ]),
    )
  }
  const { page, nextCursor } = pageOf(all(query), limit, (row) => row.created_at)
  return { items: page.map((row) => probeOf(database, row)), nextCursor }
}
