import { createHash, randomBytes } from 'node:crypto'
import type { OAuthProvider } from '@bienrecu/shared'
import type { Selectable } from 'kysely'
import type { Deps } from '../app.ts'
import { Secret } from '../secrets/secret.ts'
import type { Place } from '../secrets/vault.ts'
import type { Tables } from '../storage/tables.ts'
import { settledState } from './keep-sign-in.ts'
import { findSignIn } from './sign-in.ts'

export type RequestRow = Selectable<Tables['sign_in_requests']>
export type RequestDeps = Pick<Deps, 'database' | 'vault' | 'now'>

/** How long somebody may take to sign in, in milliseconds. */
export const REQUEST_LIFETIME = 600_000

const STATE_BYTES = 32

const secretPlace = (id: string): Place => ({ table: 'sign_in_requests', row: id, field: 'secret' })

const hashOf = (state: string): Uint8Array => createHash('sha256').update(state).digest()

interface NewRequest {
  relayId: string
  provider: OAuthProvider
  flow: 'browser' | 'device'
  /** The PKCE verifier, or the device code. */
  secret: Secret
  expiresAt: number
  /** Milliseconds between two polls; null for the browser, which comes by itself. */
  pollInterval: number | null
}

/** Keeps a question to a provider, in the place of any other of this relay. Returns the `state` that leads back to it. */
export const keepRequest = ({ database, vault, now }: RequestDeps, request: NewRequest): string => {
  const { sql, run } = database
  const id = crypto.randomUUID()
  const state = randomBytes(STATE_BYTES).toString('base64url')
  const { relayId, provider, flow, secret, expiresAt, pollInterval } = request
  run(sql.deleteFrom('sign_in_requests').where('relay_id', '=', relayId))
  const row = {
    id,
    relay_id: relayId,
    provider,
    flow,
    state_hash: flow === 'browser' ? hashOf(state) : null,
    secret_sealed: vault.seal(secret, secretPlace(id)),
    poll_after: pollInterval === null ? null : now() + pollInterval,
    poll_interval: pollInterval,
    expires_at: expiresAt,
    created_at: now(),
  }
  run(sql.insertInto('sign_in_requests').values(row))
  return state
}

/** The secret of a request, or null when it cannot be opened with the present key. */
export const secretOf = ({ vault }: RequestDeps, row: RequestRow): Secret | null =>
  vault.open(row.secret_sealed, secretPlace(row.id))

/** Takes the request of a `state`, once; null when there is none, or no longer. */
export const takeRequest = ({ database, now }: RequestDeps, state: string): RequestRow | null => {
  const { sql, first, run } = database
  return database.transaction(() => {
    const found = first(sql.selectFrom('sign_in_requests').selectAll().where('state_hash', '=', hashOf(state)))
    if (!found || run(sql.deleteFrom('sign_in_requests').where('id', '=', found.id)) === 0) return null
    return found.expires_at > now() ? found : null
  })
}

/** Ends what nobody has answered in time: the sign-in is again what it was before. */
export const expireRequests = ({ database, now }: Pick<RequestDeps, 'database' | 'now'>): void => {
  const { sql, run, all } = database
  run(sql.deleteFrom('sign_in_requests').where('expires_at', '<=', now()))
  const pending = sql.selectFrom('sign_in_requests').select('relay_id')
  const left = all(
    sql
      .selectFrom('relay_sign_ins')
      .select('relay_id')
      .where('state', '=', 'signing-in')
      .where('relay_id', 'not in', pending),
  )
  for (const { relay_id: relayId } of left) {
    const row = findSignIn(database, relayId)
    if (row === null) continue
    const settled = { state: settledState(row), updated_at: now() }
    run(sql.updateTable('relay_sign_ins').set(settled).where('relay_id', '=', relayId))
  }
}
