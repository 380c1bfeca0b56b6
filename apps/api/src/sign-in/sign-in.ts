import { ErrorCode, ErrorParams, OAUTH_STATES, type RelayOAuth } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Place } from '../secrets/vault.ts'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'

export type SignInRow = Selectable<Tables['relay_sign_ins']>
export type SignInState = (typeof OAUTH_STATES)[number]

/** Where the sealed tokens of a relay stand. */
export const tokenPlace = (relayId: string, field: 'refresh' | 'access'): Place => ({
  table: 'relay_sign_ins',
  row: relayId,
  field,
})

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

/** Lets go of a relay's tokens, and of what is under way to get some. In the caller's transaction. */
export const forgetSignIn = ({ sql, run }: Database, relayId: string): boolean => {
  run(sql.deleteFrom('sign_in_requests').where('relay_id', '=', relayId))
  return run(sql.deleteFrom('relay_sign_ins').where('relay_id', '=', relayId)) > 0
}
