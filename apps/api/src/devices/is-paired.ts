import type { Database } from '../storage/database.ts'

/** Whether the token of a device is still good: for what goes on after a request was let in. */
export const createIsPaired =
  ({ database: { sql, first }, now }: { database: Database; now: () => number }) =>
  (id: string): boolean =>
    first(
      sql
        .selectFrom('devices')
        .select('id')
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now()),
    ) !== undefined
