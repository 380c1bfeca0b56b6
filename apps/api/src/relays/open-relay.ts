import { AppError } from '../app-error.ts'
import type { Secret } from '../secrets/secret.ts'
import type { Vault } from '../secrets/vault.ts'
import type { AccessTokens } from '../sign-in/access-tokens.ts'
import type { Credentials, RelayTarget } from '../smtp/relay-target.ts'
import { passwordPlace, type RelayRow } from './relay.ts'

export interface OpenRelayDeps {
  vault: Vault
  accessTokens: AccessTokens
}

/**
 * A relay with its password opened, or with a token to sign in with. Rejects with `relay-password-missing`,
 * `relay-password-unreadable`, or what `AccessTokens.for` rejects with.
 */
export type OpenRelay = (row: RelayRow, signal: AbortSignal) => Promise<RelayTarget>

const withPassword = (vault: Vault, row: RelayRow): Credentials => {
  if (row.password_sealed === null || row.username === null) throw new AppError('relay-password-missing')
  const password = vault.open(row.password_sealed, passwordPlace(row.id))
  if (password === null) throw new AppError('relay-password-unreadable')
  return { username: row.username, password: password.reveal() }
}

const withToken = async (accessTokens: AccessTokens, row: RelayRow, signal: AbortSignal): Promise<Credentials> => {
  const { token, account } = await accessTokens.for(row.id, row, signal)
  const username = row.username ?? account
  if (username === null) throw new AppError('sign-in-missing')
  const renew = async (refused: Secret, until: AbortSignal) =>
    (await accessTokens.renew(row.id, row, refused, until)).token
  return { username, accessToken: token, renew }
}

/** Makes the one way from a row to what it takes to sign in. */
export const createOpenRelay = ({ vault, accessTokens }: OpenRelayDeps): OpenRelay => {
  const credentialsOf = async (row: RelayRow, signal: AbortSignal): Promise<Credentials | null> => {
    if (row.authentication === 0) return null
    return row.auth_method === 'oauth2' ? withToken(accessTokens, row, signal) : withPassword(vault, row)
  }
  return async (row, signal) => ({
    id: row.id,
    version: row.updated_at,
    host: row.host,
    port: row.port,
    security: row.security,
    caCertificate: row.ca_certificate,
    certificatePin: row.certificate_pin,
    authMethod: row.auth_method,
    ehloName: row.ehlo_name,
    credentials: await credentialsOf(row, signal),
    isPractice: row.is_practice === 1,
  })
}
