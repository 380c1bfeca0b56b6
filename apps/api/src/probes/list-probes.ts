import type { ProbeList } from '@bienrecu/shared'
import { z } from 'zod'
import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import { probeOf } from './probe.ts'

const Cursor = z.tuple([z.int(), z.uuid()])

const encodeCursor = (createdAt: number, id: string): string =>
  Buffer.from(JSON.stringify([createdAt, id])).toString('base64url')

const decodeCursor = (cursor: string): [number, string] => {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch (cause) {
    const errors = [{ pointer: '?cursor', code: 'field-not-allowed' as const }]
    throw new AppError('invalid-request', { cause, errors })
  }
}

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
  const rows = all(query)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => probeOf(database, row)),
    nextCursor: rows.length > limit && last ? encodeCursor(last.created_at, last.id) : null,
  }
}
