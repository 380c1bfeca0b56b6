import type { Device } from '@bienrecu/shared'
import type { Database } from '../storage/database.ts'
import { deviceOf } from './device.ts'

/** The devices whose token is good, oldest first. `currentId`: the one that asks. */
export const createListDevices =
  ({ database, now }: { database: Database; now: () => number }) =>
  (currentId: string | null): Device[] =>
    database
      .all(
        database.sql
          .selectFrom('devices')
          .selectAll()
          .where('revoked_at', 'is', null)
          .where('expires_at', '>', now())
          .orderBy('created_at')
          .orderBy('id'),
      )
      .map((row) => deviceOf(row, currentId))
