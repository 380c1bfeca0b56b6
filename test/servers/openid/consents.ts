import type { Provider } from 'oidc-provider'

/** What people have agreed to, and its end. */
export const createConsents = (provider: Provider) => {
  const grants = new Set<string>()
  let tokensEndedAt = 0 // seconds
  return {
    add: (grantId: string) => void grants.add(grantId),
    /** Ends every consent, with the tokens that came of it. */
    async end(): Promise<void> {
      const { AccessToken, RefreshToken, Grant } = provider
      for (const grantId of grants) {
        await Promise.all([AccessToken.revokeByGrantId(grantId), RefreshToken.revokeByGrantId(grantId)])
        await (await Grant.find(grantId))?.destroy()
      }
      grants.clear()
    },
    /** Access tokens given so far are no longer good; consents still are. */
    endAccessTokens: () => {
      tokensEndedAt = Math.floor(Date.now() / 1_000) + 1
    },
    /** Whose access token it is, or null. */
    async accountOf(accessToken: string): Promise<string | null> {
      const found = await provider.AccessToken.find(accessToken)
      return found && (found.iat ?? 0) >= tokensEndedAt ? (found.accountId ?? null) : null
    },
  }
}
