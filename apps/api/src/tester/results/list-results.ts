import type { TesterResultList, TesterResultSummary } from '@bienrecu/shared'
import { z } from 'zod'
import { AppError } from '../../app-error.ts'
import type { Database } from '../../storage/database.ts'
import { placeOfResult, type ResultPlaces } from './stored-result.ts'

const Cursor = z.tuple([z.int(), z.uuid()])

const encodeCursor = (receivedAt: number, id: string): string =>
  Buffer.from(JSON.stringify([receivedAt, id])).toString('base64url')

const decodeCursor = (cursor: string): [number, string] => {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch (cause) {
    const errors = [{ pointer: '?cursor', code: 'field-not-allowed' as const }]
    throw new AppError('invalid-request', { cause, errors })
  }
}

export interface ListResults {
  cursor?: string | undefined
  /** 1 to 100. */
  limit: number
}

const COLUMNS = ['id', 'origin', 'local_part', 'subject', 'from_domain', 'received_at', 'score', 'report_id'] as const

const rowsAfter = ({ sql, all }: Database, { cursor, limit }: ListResults) => {
  let query = sql
    .selectFrom('received_messages')
    .select(COLUMNS)
    .where('state', '=', 'judged')
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (cursor !== undefined) {
    const [receivedAt, id] = decodeCursor(cursor)
    query = query.where((where) =>
      where.or([
        where('received_at', '<', receivedAt),
        where.and([where('received_at', '=', receivedAt), where('id', '<', id)]),
      ]),
    )
  }
  return all(query)
}

/** A page of judged results, newest first. Throws `invalid-request` for a cursor that is not ours. */
export const listResults = (database: Database, places: ResultPlaces, wanted: ListResults): TesterResultList => {
  const rows = rowsAfter(database, wanted)
  const page = rows.slice(0, wanted.limit)
  const last = page.at(-1)
  const summaryOf = (row: (typeof rows)[number]): TesterResultSummary => ({
    id: row.id,
    origin: row.origin,
    address: placeOfResult(places, { id: row.id, localPart: row.local_part }).address,
    subject: row.subject,
    fromDomain: row.from_domain,
    receivedAt: new Date(row.received_at).toISOString(),
    score: row.score ?? 0, // written together with the judgement
    reportId: row.report_id,
  })
  return {
    items: page.map(summaryOf),
    nextCursor: rows.length > wanted.limit && last ? encodeCursor(last.received_at, last.id) : null,
  }
}
