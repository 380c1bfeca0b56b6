/** What a provider says when it refuses: the same standard errors, each in its own words. */
export interface ProviderWords {
  readonly administrator: string
  readonly revoked: string
  readonly expired: string
}

const MICROSOFT: ProviderWords = {
  administrator:
    'AADSTS90094: The grant requires admin permission. The application needs permission to access resources in your organization that only an admin can grant.',
  revoked:
    'AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.',
  expired:
    'AADSTS700082: The refresh token has expired due to inactivity. The token was issued on 2026-08-01T08:00:00.0000000Z and was inactive for 90.00:00:00.',
}

const GOOGLE: ProviderWords = {
  administrator: 'Access blocked: your institution’s admin needs to review Bien reçu',
  revoked: 'Token has been expired or revoked.',
  expired: 'Token has been expired or revoked.',
}

export const WORDS = { microsoft: MICROSOFT, google: GOOGLE }
export type Likeness = keyof typeof WORDS
