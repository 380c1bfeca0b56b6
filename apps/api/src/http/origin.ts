import type { MiddlewareHandler } from 'hono'
import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import type { Env } from './env.ts'

const EXTENSION_ORIGIN = /^(?:chrome|moz)-extension:\/\/[a-z0-9-]{1,64}$/
const ALLOWED_METHODS = 'GET, POST, PUT, PATCH, DELETE'
const ALLOWED_HEADERS = 'Authorization, Content-Type, Idempotency-Key, Last-Event-ID'
const EXPOSED_HEADERS = 'Retry-After'
const PREFLIGHT_SECONDS = '600'

/** True for the origin of a browser extension; false for any web origin, and for the opaque `null`. */
export const isExtensionOrigin = (origin: string): boolean => EXTENSION_ORIGIN.test(origin)

/**
 * True for the origins of devices that paired, revoked ones too: an extension must be able to read that its token was
 * revoked. The token itself is judged by `authenticate`.
 */
const createIsPairedOrigin =
  ({ sql, first }: Database) =>
  (origin: string): boolean =>
    first(sql.selectFrom('devices').select('id').where('origin', '=', origin).limit(1)) !== undefined

/** A page of another site that embeds or opens an address of the API: no Origin, but the browser says where it comes from. */
const isForeignPage = (site: string | undefined, mode: string | undefined): boolean =>
  (site === 'cross-site' || site === 'same-site') && mode !== 'cors'

/**
 * CORS without credentials (Fetch §3.3), by echo: `publicPaths` answer any extension, every other path the extensions
 * that paired. A web origin is refused before anything else happens; no Origin at all is let through, since a browser
 * sends none with a GET of an extension that holds a host permission, and commands send none either.
 */
export const checkOrigin = (database: Database, publicPaths: readonly string[]): MiddlewareHandler<Env> => {
  const isPairedOrigin = createIsPairedOrigin(database)
  return async (c, next) => {
    c.header('Vary', 'Origin', { append: true })
    const origin = c.req.header('origin')
    if (origin === undefined) {
      if (isForeignPage(c.req.header('sec-fetch-site'), c.req.header('sec-fetch-mode')))
        throw new AppError('origin-not-allowed')
      return next()
    }
    const isAllowed = isExtensionOrigin(origin) && (publicPaths.includes(c.req.path) || isPairedOrigin(origin))
    if (!isAllowed) throw new AppError('origin-not-allowed')
    c.header('Access-Control-Allow-Origin', origin)
    if (c.req.method !== 'OPTIONS') {
      c.header('Access-Control-Expose-Headers', EXPOSED_HEADERS)
      return next()
    }
    c.header('Access-Control-Allow-Methods', ALLOWED_METHODS)
    c.header('Access-Control-Allow-Headers', ALLOWED_HEADERS)
    c.header('Access-Control-Max-Age', PREFLIGHT_SECONDS)
    return c.body(null, 204)
  }
}
