import type { Provider } from 'oidc-provider'

/** What people have agreed to, and its end. */
export const createConsents = (provider: Provider) => {
  const grants = new Set<string>()
  const ended = new Set<string>()
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
    endAccessTokens: (tokens: readonly string[]) => tokens.forEach((token) => ended.add(token)),
    /** Whose access token it is, or null. */
    async accountOf(accessToken: string): Promise<string | null> {
      const found = await provider.AccessToken.find(accessToken)
      return found && !ended.has(accessToken) ? (found.accountId ?? null) : null
    },
  }
}
