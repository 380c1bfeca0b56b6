/* Where a page of a list ends, newest first: opaque to who asks for the next one. */
import { z } from 'zod'
import { AppError } from '../app-error.ts'

const Cursor = z.tuple([z.int(), z.uuid()])

const encodeCursor = (at: number, id: string): string => Buffer.from(JSON.stringify([at, id])).toString('base64url')

/** Time and id of the last entry before the page. Throws `invalid-request` for a cursor that is not ours. */
export const decodeCursor = (cursor: string): [number, string] => {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch (cause) {
    const errors = [{ pointer: '?cursor', code: 'field-not-allowed' as const }]
    throw new AppError('invalid-request', { cause, errors })
  }
}

/** A page of rows of which one more than `limit` was asked for, and where the next one begins; null when there is none. */
export const pageOf = <Row extends { id: string }>(rows: readonly Row[], limit: number, atOf: (row: Row) => number) => {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, nextCursor: rows.length > limit && last ? encodeCursor(atOf(last), last.id) : null }
}
