import { ErrorCode, ErrorParams, OAUTH_STATES, type RelayOAuth } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'

export type SignInRow = Selectable<Tables['relay_sign_ins']>

/** How a relay's account stands with its provider, or null where nobody has tried to sign in. */
export const findSignIn = ({ sql, first }: Database, relayId: string): SignInRow | null =>
  first(sql.selectFrom('relay_sign_ins').selectAll().where('relay_id', '=', relayId)) ?? null

/** A sign-in as the API shows it, without its tokens. */
export const signInOf = (row: SignInRow): RelayOAuth => ({
  provider: row.provider,
  state: z.enum(OAUTH_STATES).parse(row.state),
  account: row.account,
  connectedAt: row.connected_at === null ? null : new Date(row.connected_at).toISOString(),
  code: row.code === null ? null : ErrorCode.parse(row.code),
  params: ErrorParams.parse(JSON.parse(row.params)),
})
