import { z } from 'zod'

const Claims = z.object({
  aud: z.union([z.string(), z.array(z.string())]),
  email: z.string().max(320).optional(),
  preferred_username: z.string().max(320).optional(),
})

const payloadOf = (idToken: string): unknown => {
  try {
    return JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())
  } catch {
    return null // no JSON Web Token: then it tells nothing
  }
}

/**
 * The address that an ID token names, or null. It came from the token endpoint itself over TLS, which stands in for the
 * check of its signature (OpenID Connect Core §3.1.3.7, 6), and serves to be shown, never to decide. Microsoft's
 * `preferred_username` is the name one signs in with; `email` may be any address that an administrator typed.
 */
export const accountOfToken = (idToken: string | null, clientId: string): string | null => {
  const claims = Claims.safeParse(idToken === null ? null : payloadOf(idToken))
  if (!claims.success || ![claims.data.aud].flat().includes(clientId)) return null
  const name = claims.data.preferred_username ?? claims.data.email ?? null
  return name !== null && /^[^\s@]+@[^\s@]+$/.test(name) ? name : (claims.data.email ?? null)
}
