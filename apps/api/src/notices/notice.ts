import { ErrorParams, type Locale, type Notice, NoticeKind } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import type { Tables } from '../storage/tables.ts'
import { sayNotice } from './say-notice.ts'

export type NoticeRow = Selectable<Tables['notices']>

const isoOrNull = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

/** A notice as the API shows it, in one language. */
export const noticeOf = (row: NoticeRow, locale: Locale): Notice => {
  const kind = NoticeKind.parse(row.kind)
  return {
    id: row.id,
    kind,
    domain: row.domain,
    planId: row.plan_id,
    ...sayNotice(kind, ErrorParams.parse(JSON.parse(row.params)), locale),
    at: new Date(row.at).toISOString(),
    readAt: isoOrNull(row.read_at),
  }
}
