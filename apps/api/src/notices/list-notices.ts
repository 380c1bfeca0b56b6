import type { Locale, NoticeList } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import { noticeOf } from './notice.ts'

/** More than anybody reads; older ones are kept, and counted where they are not read. */
const MOST = 200

/** The latest first, in one language. */
export const listNotices = ({ sql, all, first }: Database, locale: Locale): NoticeList => {
  const rows = all(sql.selectFrom('notices').selectAll().orderBy('at', 'desc').orderBy('id').limit(MOST))
  const unread = first(
    sql
      .selectFrom('notices')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('read_at', 'is', null),
  )
  return { items: rows.map((row) => noticeOf(row, locale)), unread: unread?.count ?? 0 }
}

/** Remembers that a notice was read. Throws `notice-not-found`. */
export const readNotice = ({ sql, first, run }: Database, id: string, now: number): void => {
  const row = first(sql.selectFrom('notices').select('read_at').where('id', '=', id))
  if (!row) throw new AppError('notice-not-found')
  if (row.read_at === null) run(sql.updateTable('notices').set({ read_at: now }).where('id', '=', id))
}

/** Forgets a notice; the same fact is not told again for that. Throws `notice-not-found`. */
export const deleteNotice = ({ sql, run }: Database, id: string): void => {
  if (run(sql.deleteFrom('notices').where('id', '=', id)) === 0) throw new AppError('notice-not-found')
}
