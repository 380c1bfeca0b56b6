import type { TesterResultList, TesterResultSummary } from '@bienrecu/shared'
import type { Database } from '../../storage/database.ts'
import { decodeCursor, pageOf } from '../../storage/page-cursor.ts'
import { createReadAddress } from '../addresses/read-address.ts'
import { placeOfResult, type ResultPlaces } from './stored-result.ts'

export interface ListResults {
  cursor?: string | undefined
  /** 1 to 100. */
  limit: number
  /** Only what became this report of the history. */
  report?: string | undefined
  /** Only what arrived at this address, its capitals aside. */
  address?: string | undefined
}

const COLUMNS = ['id', 'origin', 'local_part', 'subject', 'from_domain', 'received_at', 'score', 'report_id'] as const

/** The local part of an address of ours, whatever its age; null for any other. */
const localPartOf = (places: ResultPlaces, address: string): string | null => {
  const read = createReadAddress({ ...places, now: () => 0 })(address)
  return typeof read === 'string' ? null : read.localPart
}

const rowsAfter = ({ sql, all }: Database, places: ResultPlaces, { cursor, limit, report, address }: ListResults) => {
  const localPart = address === undefined ? undefined : localPartOf(places, address)
  if (localPart === null) return []
  let query = sql
    .selectFrom('received_messages')
    .select(COLUMNS)
    .where('state', '=', 'judged')
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (report !== undefined) query = query.where('report_id', '=', report)
  if (localPart !== undefined) query = query.where('local_part', '=', localPart)
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
  const rows = rowsAfter(database, places, wanted)
  const { page, nextCursor } = pageOf(rows, wanted.limit, (row) => row.received_at)
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
  return { items: page.map(summaryOf), nextCursor }
}
