import type { Device } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import type { Tables } from '../storage/tables.ts'

/** A device as the API shows it. */
export const deviceOf = (row: Selectable<Tables['devices']>, currentId: string | null): Device => ({
  id: row.id,
  name: row.name,
  origin: row.origin,
  createdAt: new Date(row.created_at).toISOString(),
  lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at).toISOString(),
  expiresAt: new Date(row.expires_at).toISOString(),
  isCurrent: row.id === currentId,
})
