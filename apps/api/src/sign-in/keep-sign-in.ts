import type { ErrorCode, ErrorParams, OAuthProvider } from '@bienrecu/shared'
import type { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { findRelay } from '../relays/find-relay.ts'
import type { RelayRow } from '../relays/relay.ts'
import type { Tokens } from './ask-service.ts'
import type { Service } from './services.ts'
import { findSignIn, type SignInRow, type SignInState, tokenPlace } from './sign-in.ts'

export type KeepDeps = Pick<Deps, 'database' | 'vault' | 'recordAudit' | 'now'>

const UNKNOWN_LIFETIME = 300 // seconds, for a provider that does not say; RFC 6749 §5.1 recommends that it does
const LONGEST_LIFETIME = 86_400

const STATE_OF: Partial<Record<ErrorCode, SignInState>> = {
  'sign-in-consent-needed': 'consent-needed',
  'sign-in-refused': 'refused',
  'sign-in-expired': 'expired',
  'sign-in-revoked': 'revoked',
}

/** The state that a row is in when nothing is under way. */
export const settledState = ({
  refresh_sealed: refresh,
  code,
}: Pick<SignInRow, 'refresh_sealed' | 'code'>): SignInState => {
  if (refresh !== null) return 'connected'
  const known: Readonly<Record<string, SignInState>> = STATE_OF
  return code === null ? 'not-connected' : (known[code] ?? 'not-connected')
}

const tokenColumns = ({ vault, now }: KeepDeps, relayId: string, tokens: Tokens) => {
  const lifetime = Math.min(tokens.expiresIn ?? UNKNOWN_LIFETIME, LONGEST_LIFETIME)
  return {
    access_sealed: vault.seal(tokens.accessToken, tokenPlace(relayId, 'access')),
    access_expires_at: now() + lifetime * 1_000,
    refreshing_until: null,
    ...(tokens.refreshToken !== null && {
      refresh_sealed: vault.seal(tokens.refreshToken, tokenPlace(relayId, 'refresh')),
    }),
  }
}

/** Writes that a sign-in begins; tokens of the same provider stay good until there are new ones. */
export const keepBegun = ({ database, now }: KeepDeps, relayId: string, provider: OAuthProvider): void => {
  const { sql, run } = database
  const former = findSignIn(database, relayId)
  if (former !== null && former.provider !== provider)
    run(sql.deleteFrom('relay_sign_ins').where('relay_id', '=', relayId))
  const begun = { state: 'signing-in', updated_at: now() }
  const nothing = { account: null, refresh_sealed: null, access_sealed: null, access_expires_at: null }
  const row = { relay_id: relayId, provider, ...begun, ...nothing, connected_at: null, code: null }
  run(
    sql
      .insertInto('relay_sign_ins')
      .values(row)
      .onConflict((conflict) => conflict.column('relay_id').doUpdateSet(begun)),
  )
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Another account may be meant (a shared mailbox), or be a mistake: the user is told, and decides. */
const differenceOf = (relay: RelayRow, account: string | null, { name }: Service) => {
  const { username } = relay
  if (account === null || username === null || isSame(account, username)) return { code: null, params: '{}' }
  const params: ErrorParams = { account, username, provider: name }
  return { code: 'sign-in-account-differs' as const, params: JSON.stringify(params) }
}

/** Keeps new tokens; from now on the relay sends with them. */
export const keepConnected = (deps: KeepDeps, relayId: string, service: Service, tokens: Tokens): void => {
  const { database, recordAudit, now } = deps
  const { sql, run } = database
  database.transaction(() => {
    const relay = findRelay(database, relayId)
    const { account } = tokens
    const nobody = { refresh_sealed: null } // of another account, the former token would send in another name
    const connected = {
      provider: service.provider,
      state: 'connected',
      account,
      connected_at: now(),
      ...differenceOf(relay, account, service),
      ...nobody,
      ...tokenColumns(deps, relayId, tokens),
      updated_at: now(),
    }
    run(
      sql
        .insertInto('relay_sign_ins')
        .values({ relay_id: relayId, ...connected })
        .onConflict((conflict) => conflict.column('relay_id').doUpdateSet(connected)),
    )
    const uses = { auth_method: 'oauth2' as const, authentication: 1 as const, username: relay.username ?? account }
    run(
      sql
        .updateTable('relays')
        .set({ ...uses, last_test: null, updated_at: now() })
        .where('id', '=', relayId),
    )
    recordAudit({ event: 'signed-in', deviceId: null, subject: relayId, details: { provider: service.provider } })
  })
}

/** A remark about the account outlives a renewal; a failure does not. */
const healed = ({ state, code }: SignInRow) =>
  code === null || code === 'sign-in-account-differs' || state === 'signing-in'
    ? {}
    : { state: 'connected', code: null, params: '{}' }

/** Keeps tokens that were renewed. False when the sign-in has been changed meanwhile: they are let go of. */
export const keepRenewed = (deps: KeepDeps, before: SignInRow, tokens: Tokens): boolean => {
  const { sql, run } = deps.database
  const columns = { ...tokenColumns(deps, before.relay_id, tokens), ...healed(before), updated_at: deps.now() }
  const unchanged = sql
    .updateTable('relay_sign_ins')
    .where('relay_id', '=', before.relay_id)
    .where('refresh_sealed', '=', before.refresh_sealed)
  return run(unchanged.set(columns)) > 0
}

/** Keeps that an attempt to sign in failed; a former sign-in goes on. */
export const keepRefused = ({ database, recordAudit, now }: KeepDeps, relayId: string, error: AppError): void => {
  const { sql, run } = database
  const row = findSignIn(database, relayId)
  if (row === null) return
  const { code } = error
  const state = settledState({ refresh_sealed: row.refresh_sealed, code })
  const refused = { state, code, params: JSON.stringify(error.params), updated_at: now() }
  run(sql.updateTable('relay_sign_ins').set(refused).where('relay_id', '=', relayId))
  const details = { code, reason: String(error.params['reason'] ?? '') }
  recordAudit({ event: 'sign-in-failed', deviceId: null, subject: relayId, details })
}

const ENDS_SIGN_IN: ReadonlySet<ErrorCode> = new Set(['sign-in-expired', 'sign-in-revoked'])

/**
 * Keeps that tokens could not be renewed: gone when they expired or were revoked; a consent that an administrator took
 * back may be given again, and a provider that is out of order changes nothing.
 */
export const keepNotRenewed = ({ database, recordAudit, now }: KeepDeps, before: SignInRow, error: AppError): void => {
  const { sql, run } = database
  const isOver = ENDS_SIGN_IN.has(error.code)
  const gone = { refresh_sealed: null, access_sealed: null, access_expires_at: null }
  const told = { code: error.code, params: JSON.stringify(error.params), updated_at: now() }
  const state = STATE_OF[error.code]
  const changed = run(
    sql
      .updateTable('relay_sign_ins')
      .set({ refreshing_until: null, ...(state && { state, ...told }), ...(isOver && gone) })
      .where('relay_id', '=', before.relay_id)
      .where('refresh_sealed', '=', before.refresh_sealed),
  )
  if (changed > 0 && state)
    recordAudit({ event: 'sign-in-lost', deviceId: null, subject: before.relay_id, details: { code: error.code } })
}
