import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono, MiddlewareHandler } from 'hono'
import type { RecordAudit } from './audit-log/record-audit.ts'
import type { Config } from './config.ts'
import { deviceRoutes } from './devices/routes.ts'
import { authenticate } from './http/authenticate.ts'
import { limitBody, limitNesting, requireJson } from './http/body.ts'
import type { Env } from './http/env.ts'
import { checkHostHeader } from './http/host-header.ts'
import { limitWrites } from './http/limit-writes.ts'
import { onNotFound } from './http/not-found.ts'
import { onError } from './http/on-error.ts'
import { checkOrigin } from './http/origin.ts'
import { requestLocale } from './http/request-locale.ts'
import { createRouter } from './http/router.ts'
import { securityHeaders } from './http/security-headers.ts'
import type { Log } from './log.ts'
import { metaRoutes } from './meta/routes.ts'
import { pageRoutes } from './pages/routes.ts'
import { pairingRoutes } from './pairing/routes.ts'
import { relayRoutes } from './relays/routes.ts'
import type { Vault } from './secrets/vault.ts'
import { callbackRoutes } from './sign-in/callback-routes.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { createSigningIn } from './sign-in/signing-in.ts'
import type { Database } from './storage/database.ts'

/** What the routes stand on. `main.ts` plugs in the real ones, `fixtures/test-deps.ts` a database in memory. */
export interface Deps {
  config: Config
  /** Names this installation, for ever. */
  instanceId: string
  database: Database
  /** Seals and opens relay passwords. */
  vault: Vault
  recordAudit: RecordAudit
  log: Log
  /** Milliseconds since 1970. */
  now: () => number
  /** Aborted when the server stops: answers that would go on (server-sent events) end then. */
  stopping: AbortSignal
}

/** A set of routes made by `createRouter()`; paths are relative to `/v1`. */
export type Feature = OpenAPIHono<Env>

const PUBLIC_PATHS = ['/v1/meta', '/v1/pair', '/v1/openapi.json']

const describeRequest: MiddlewareHandler<Env> = async (c, next) => {
  c.set('requestId', crypto.randomUUID())
  c.set('locale', requestLocale(c.req.header('accept-language')))
  await next()
  c.header('X-Request-Id', c.get('requestId'))
}

/**
 * Middleware and routes; importing this file does nothing. `features` are mounted under `/v1`, behind a token; `pages` are
 * for people without one, who have a link.
 * The order is the defence: name, origin and kind of the request are judged before its token, the token before its body
 * is read, size and depth of the body before its meaning.
 */
export const createApp = (
  deps: Deps,
  features: readonly Feature[] = [],
  pages: readonly Hono<Env>[] = [],
): OpenAPIHono<Env> => {
  const { config, database, now, log } = deps
  const { trustedProxies } = config
  const signingIn = createSigningIn(deps)
  const app = createRouter()
  app.onError(onError(log))
  app.notFound(onNotFound(app))
  app.use(describeRequest, securityHeaders(config.publicUrl), checkHostHeader(config))
  app.use('/v1/*', checkOrigin(database, PUBLIC_PATHS), requireJson)
  app.route('/', pageRoutes(app, config.publicUrl))
  app.route('/', callbackRoutes({ ...deps, signingIn }))
  for (const page of pages) app.route('/', page)
  app.route('/v1', metaRoutes(deps))
  app.use('/v1/pair', limitBody(), limitNesting)
  app.route('/v1', pairingRoutes({ ...deps, trustedProxies }))
  app.use(
    '/v1/*',
    authenticate({ database, log, now, trustedProxies }),
    limitWrites(),
    limitBody(config.tester?.maxMegabytes),
    limitNesting,
  )
  for (const feature of [deviceRoutes(deps), relayRoutes(deps), signInRoutes({ ...deps, signingIn }), ...features])
    app.route('/v1', feature)
  return app
}
