import type { OpenAPIHono } from '@hono/zod-openapi'
import { authenticate } from './http/authenticate.ts'
import type { Config } from './config.ts'
import type { Env } from './http/env.ts'
import { onError, onNotFound } from './http/on-error.ts'
import { requestLocale } from './http/request-locale.ts'
import { createRouter } from './http/router.ts'
import type { Log } from './log.ts'
import type { Vault } from './secrets/vault.ts'
import type { Database } from './storage/database.ts'

/** What the routes stand on. `main.ts` plugs in the real ones, `fixtures/test-app.ts` a database in memory. */
export interface Deps {
  config: Config
  database: Database
  /** Seals and opens relay passwords. */
  vault: Vault
  log: Log
  /** Milliseconds since 1970. */
  now: () => number
}

/** A set of routes, made by `createRouter()`, paths relative to `/v1`, all behind a token. */
export type Feature = OpenAPIHono<Env>

/** Middleware and routes. Importing this file does nothing; `features` are mounted under `/v1`. */
export const createApp = (deps: Deps, features: readonly Feature[] = []): OpenAPIHono<Env> => {
  const app = createRouter()
  app.onError(onError(deps.log))
  app.notFound(onNotFound)
  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID())
    c.set('locale', requestLocale(c.req.header('accept-language')))
    await next()
  })
  const { database, now, config } = deps
  app.use('/v1/*', authenticate({ database, now, trustedProxies: config.trustedProxies }))
  for (const feature of features) app.route('/v1', feature)
  return app
}
