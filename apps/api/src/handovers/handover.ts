import { type Handover, Locale } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'
import { linkHash } from './link-token.ts'

export type HandoverRow = Selectable<Tables['handovers']>

const moment = (time: number): string => new Date(time).toISOString()

/** A link as the API tells it: never the link itself. */
export const handoverOf = (row: HandoverRow): Handover => ({
  id: row.id,
  planId: row.plan_id,
  locale: Locale.parse(row.locale),
  createdAt: moment(row.created_at),
  expiresAt: moment(row.expires_at),
  openedAt: row.opened_at === null ? null : moment(row.opened_at),
  isRevoked: row.revoked_at !== null,
})

/**
 * What a link opens now. A withdrawn one is as unknown as one that never was: both are looked up the same way, and take the
 * same time.
 */
export const openLink = ({ sql, first }: Database, token: string, now: number): HandoverRow | 'unknown' | 'expired' => {
  const row = first(sql.selectFrom('handovers').selectAll().where('token_hash', '=', linkHash(token)))
  if (!row || row.revoked_at !== null) return 'unknown'
  return row.expires_at <= now ? 'expired' : row
}

/** The links of a plan, or of all; the latest first. */
export const listHandovers = ({ sql, all }: Database, planId: string | null): Handover[] => {
  const links = sql.selectFrom('handovers').selectAll().orderBy('created_at', 'desc').orderBy('id')
  return all(planId === null ? links : links.where('plan_id', '=', planId)).map(handoverOf)
}
