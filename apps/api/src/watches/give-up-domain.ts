import type { Database } from '../storage/database.ts'

/**
 * Ends every look at a domain: its awaited records are no longer looked for, its watch is paused. False where there was
 * nothing to end.
 */
export const giveUpDomain = ({ sql, run }: Database, domain: string): boolean => {
  const ofDomain = sql.selectFrom('plans').select('id').where('domain', '=', domain)
  const records = sql.updateTable('plan_records').set({ next_look_at: null }).where('next_look_at', 'is not', null)
  const paused = { is_paused: 1, next_look_at: null } as const
  const watch = sql.updateTable('watches').set(paused).where('domain', '=', domain).where('is_paused', '=', 0)
  const ended = [run(records.where('plan_id', 'in', ofDomain)), run(watch)]
  return ended.some((count) => count > 0)
}
