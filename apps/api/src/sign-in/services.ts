import { type OAuthProvider, OAUTH_PROVIDERS } from '@bienrecu/shared'
import { signInService, type SignInService } from '@bienrecu/knowledge/sign-in-services'
import { AppError } from '../app-error.ts'
import type { Config, OAuthClient } from '../config.ts'

/** A service at which people can sign in here: what is known of it, with the operator's own application. */
export interface Service {
  readonly provider: OAuthProvider
  readonly name: string
  readonly client: OAuthClient
  readonly authorizeUrl: string
  readonly tokenUrl: string
  readonly deviceUrl: string
  readonly revokeUrl: string | null
  /** Where an administrator agrees for everybody. */
  readonly administratorUrl: string | null
  /** What `iss` must be (RFC 9207); null where it cannot be known. */
  readonly issuer: string | null
  readonly scopes: readonly string[]
  readonly authorizeParameters: Readonly<Record<string, string>>
  /** Mail servers that may be shown the tokens; null where the operator's own authority gives them out. */
  readonly servers: readonly string[] | null
  readonly redirectUri: string
}

export type SignInConfig = Pick<Config, 'oauth' | 'publicUrl'>

const CALLBACK = '/oauth/callback'
const LOOPBACK = new Set(['127.0.0.1', '[::1]'])

/** Where the service leads the browser back to. Microsoft registers the loopback by name only. */
const redirectUriOf = (publicUrl: string, { loopbackHost }: SignInService): string => {
  const url = new URL(publicUrl + CALLBACK)
  if (loopbackHost !== null && LOOPBACK.has(url.hostname)) url.hostname = loopbackHost
  return url.href
}

const fill =
  (known: SignInService, { clientId, tenant, authority }: OAuthClient) =>
  (template: string) => {
    const url = template
      .replace('{tenant}', tenant ?? known.defaultTenant ?? '')
      .replace('{clientId}', encodeURIComponent(clientId))
    return authority === null ? url : authority + url.slice(new URL(url).origin.length)
  }

const build = (known: SignInService, client: OAuthClient, publicUrl: string): Service => {
  const at = fill(known, client)
  return {
    provider: known.id,
    name: known.name,
    client,
    authorizeUrl: at(known.authorizeUrl),
    tokenUrl: at(known.tokenUrl),
    deviceUrl: at(known.deviceUrl),
    revokeUrl: known.revokeUrl === null ? null : at(known.revokeUrl),
    administratorUrl: known.administratorUrl === null ? null : at(known.administratorUrl),
    issuer: client.authority === null ? known.issuer : null,
    scopes: known.scopes,
    authorizeParameters: known.authorizeParameters,
    servers: client.authority === null ? known.servers : null,
    redirectUri: redirectUriOf(publicUrl, known),
  }
}

/** The service of a provider. Throws `sign-in-not-configured` where the operator has registered no application. */
export const findService = ({ oauth, publicUrl }: SignInConfig, provider: OAuthProvider): Service => {
  const client = oauth[provider]
  const known = signInService(provider)
  if (client === null) throw new AppError('sign-in-not-configured', { params: { provider: known.name } })
  return build(known, client, publicUrl)
}

/** Every provider, whether people can sign in there, and the redirect address to register. */
export const listServices = ({ oauth, publicUrl }: SignInConfig) =>
  OAUTH_PROVIDERS.map((provider) => ({
    provider,
    isConfigured: oauth[provider] !== null,
    redirectUri: redirectUriOf(publicUrl, signInService(provider)),
  }))
