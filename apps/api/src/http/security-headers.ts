import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from './env.ts'

/** Headers of every answer. HSTS only where the public address is https: on http it would be ignored or harmful. */
export const securityHeaders = (publicUrl: string): MiddlewareHandler<Env> => {
  const isHttps = publicUrl.startsWith('https:')
  const headers = secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
    strictTransportSecurity: isHttps ? 'max-age=31536000' : false,
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    overwrite: false, // a page of ours brings its own policy
  })
  return async (c, next) => {
    await headers(c, next)
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  }
}
