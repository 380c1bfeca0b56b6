import { z } from 'zod'

const MAX_TOKEN = 16_384 // characters; Microsoft's are below 4,000

/** RFC 6749 appendix A: what a token is made of. Anything else would break the line it travels in. */
const token = z
  .string()
  .max(MAX_TOKEN)
  .regex(/^[\x21-\x7e]+$/)

/** The answer of a token endpoint that was not a refusal (RFC 6749 §5.1). */
export const TokenAnswer = z.object({
  access_token: token,
  refresh_token: token.optional(),
  expires_in: z.number().min(0).max(10_000_000).optional(),
})
export type TokenAnswer = z.infer<typeof TokenAnswer>

const page = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine((text) => text.startsWith('https:') || ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(text).hostname))

/** The answer of a device authorization endpoint (RFC 8628 §3.2). */
export const DeviceAnswer = z.object({
  device_code: token,
  user_code: z.string().regex(/^[\x20-\x7e]{1,40}$/),
  verification_uri: page,
  expires_in: z.number().min(1).max(86_400),
  interval: z.number().min(0).max(300).optional(),
})
export type DeviceAnswer = z.infer<typeof DeviceAnswer>

const Json = z.record(z.string(), z.unknown())

const parsed = (text: string): Record<string, unknown> | null => {
  try {
    return Json.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null // no JSON: handed on as it is, for the library to refuse
  }
}

/**
 * The answer in the form of the RFC, and the ID token apart from it: its issuer differs from tenant to tenant at
 * Microsoft, and it only says which account to show. Google calls `verification_uri` by the name of a former draft.
 */
export const normalise = async (answer: Response): Promise<{ response: Response; idToken: string | null }> => {
  const { status, headers } = answer
  if (status === 204 || status === 205 || status === 304) return { response: answer, idToken: null }
  const text = await answer.text()
  const json = parsed(text)
  if (json === null) return { response: new Response(text, { status, headers }), idToken: null }
  const { id_token: idToken, verification_url: page, ...rest } = json
  const body = JSON.stringify(page === undefined ? rest : { verification_uri: page, ...rest })
  return { response: new Response(body, { status, headers }), idToken: typeof idToken === 'string' ? idToken : null }
}
