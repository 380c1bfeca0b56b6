import { z } from 'zod'
import { ErrorCode, ErrorParams } from './error-code.ts'
import { Timestamp } from './field.ts'

export const OAUTH_PROVIDERS = ['microsoft', 'google'] as const
export const OAuthProvider = z.enum(OAUTH_PROVIDERS)
export type OAuthProvider = z.infer<typeof OAuthProvider>

/**
 * `signing-in`: the provider has been asked, nobody has answered yet. `consent-needed`: an administrator has to agree
 * first. `expired` and `revoked`: signing in again helps.
 */
export const OAUTH_STATES = [
  'not-connected',
  'signing-in',
  'connected',
  'consent-needed',
  'refused',
  'expired',
  'revoked',
] as const

/** How a relay’s account stands with its provider. No token is ever shown. */
export const RelayOAuth = z
  .object({
    provider: OAuthProvider,
    state: z.enum(OAUTH_STATES),
    account: z.string().nullable().describe('The address that signed in, where the provider tells it'),
    connectedAt: Timestamp.nullable(),
    code: ErrorCode.nullable(),
    params: ErrorParams,
  })
  .meta({ id: 'RelayOAuth' })
export type RelayOAuth = z.infer<typeof RelayOAuth>

/** `GET /v1/oauth/providers`: which sign-ins the operator has set up. */
export const OAuthProviderList = z
  .object({ items: z.array(z.object({ provider: OAuthProvider, isConfigured: z.boolean(), redirectUri: z.string() })) })
  .meta({ id: 'OAuthProviderList' })
export type OAuthProviderList = z.infer<typeof OAuthProviderList>

/** `POST /v1/relays/{id}/oauth`: begins to sign in. */
export const StartOAuth = z
  .strictObject({ provider: OAuthProvider, flow: z.enum(['browser', 'device']) })
  .meta({ id: 'StartOAuth' })
export type StartOAuth = z.input<typeof StartOAuth>

export const StartedOAuth = z
  .discriminatedUnion('flow', [
    z.object({ flow: z.literal('browser'), authorizeUrl: z.string(), expiresAt: Timestamp }),
    z.object({ flow: z.literal('device'), userCode: z.string(), verificationUrl: z.string(), expiresAt: Timestamp }),
  ])
  .meta({ id: 'StartedOAuth' })
export type StartedOAuth = z.infer<typeof StartedOAuth>
