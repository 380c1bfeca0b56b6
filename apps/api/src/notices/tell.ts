import type { NoticeKind } from '@bienrecu/shared'
import type { Database } from '../storage/database.ts'
import type { NoticeParams } from './say-notice.ts'
import { channelsOf, readSettings } from './notice-settings.ts'

/** Something to tell. */
export interface News {
  kind: NoticeKind
  domain: string
  planId: string | null
  /** What it speaks of: the same fact of a domain is told once. */
  fact: string
  params: NoticeParams
}

/** Tells the news once; false where that was done before. Joins the transaction of its caller. */
export type Tell = (news: News) => boolean

/** Facts that arise together make one e-mail. */
const GATHER = { email: 10_000, webhook: 0 } // ms

/** Makes the one way to a notice: it is kept, and a delivery for each channel that is set up with it. */
export const createTell =
  (database: Database, now: () => number): Tell =>
  ({ kind, domain, planId, fact, params }) => {
    const { sql, run, transaction } = database
    const id = crypto.randomUUID()
    const at = now()
    const row = { id, kind, domain, plan_id: planId, fact, params: JSON.stringify(params), at, read_at: null }
    return transaction(() => {
      const isNew =
        run(
          sql
            .insertInto('notices')
            .values(row)
            .onConflict((conflict) => conflict.doNothing()),
        ) > 0
      if (!isNew) return false
      for (const channel of channelsOf(readSettings(database))) {
        const delivery = { notice_id: id, channel, send_after: at + GATHER[channel], code: null, updated_at: at }
        run(sql.insertInto('notice_deliveries').values(delivery))
      }
      return true
    })
  }
