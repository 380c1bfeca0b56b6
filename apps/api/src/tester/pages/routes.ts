import { type Context, Hono } from 'hono'
import type { Deps } from '../../app.ts'
import { AppError } from '../../app-error.ts'
import { clientAddress, clientNetwork } from '../../http/client-address.ts'
import type { Env } from '../../http/env.ts'
import { createRateLimit } from '../../http/rate-limit.ts'
import type { TestingServices } from '../testing-services.ts'
import { fileRoutes } from './file-routes.ts'
import { homeRoutes } from './home-routes.ts'
import { ownFormsOnly } from './own-form.ts'
import { onPageError } from './page-errors.ts'
import { resultRoutes } from './result-routes.ts'
import { shareRoutes } from './share-routes.ts'
import { toolRoutes } from './tool-routes.ts'

/** A page that waits without script asks twelve times a minute, one with script less: enough for a household. */
const READS = { requests: 240, seconds: 60 }
/** What is kept, sent or judged. */
const WRITES = { requests: 30, seconds: 60 }

const limitNetwork = (trustedProxies: readonly string[]) => {
  const reads = createRateLimit(READS.requests, READS.seconds)
  const writes = createRateLimit(WRITES.requests, WRITES.seconds)
  return async (c: Context<Env>, next: () => Promise<void>) => {
    const limit = c.req.method === 'GET' || c.req.method === 'HEAD' ? reads : writes
    await limit.count(clientNetwork(clientAddress(c, trustedProxies)))
    await next()
  }
}

/**
 * Pages of our own tester, for people without a device: `/t`, `/t/{token}` and what belongs to it, `/s/{token}`. The token in
 * the path is the right to a result; nothing else is asked. `HEAD` uses nothing up. What makes pages is loaded for the first
 * reader.
 */
export const testerPages = (services: TestingServices): Hono<Env> => {
  const { config, log, tester } = services
  const { publicUrl, trustedProxies } = config
  const app = new Hono<Env>()
  app.onError(onPageError({ log, publicUrl, isOpen: tester.isOpen }))
  for (const path of ['/t', '/t/*', '/s/*']) app.use(path, limitNetwork(trustedProxies), ownFormsOnly(publicUrl))
  for (const routes of [homeRoutes, fileRoutes, resultRoutes, toolRoutes, shareRoutes]) app.route('/', routes(services))
  return app
}

/** The same addresses while the tester is switched off: a page that says so. */
export const testerOffPages = ({ config, log }: Pick<Deps, 'config' | 'log'>): Hono<Env> => {
  const app = new Hono<Env>()
  app.onError(onPageError({ log, publicUrl: config.publicUrl, isOpen: false }))
  for (const path of ['/t', '/t/*', '/s/*'])
    app.all(path, () => {
      throw new AppError('tester-off')
    })
  return app
}
