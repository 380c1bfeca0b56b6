import { Domain, SetWatch, Watch, WatchList } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import { createRouter, emptyAnswer, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import type { SetWatchDeps } from './set-watch.ts'
import { listWatches, showWatch } from './watch.ts'

const tags = ['watches']
const ofDomain = z.object({ domain: Domain })

const list = createRoute({
  method: 'get',
  path: '/watches',
  operationId: 'listWatches',
  tags,
  responses: { 200: jsonAnswer(WatchList), ...problems },
})

const set = createRoute({
  method: 'put',
  path: '/watches/{domain}',
  operationId: 'setWatch',
  tags,
  request: { params: ofDomain, ...jsonBody(SetWatch) },
  responses: { 200: jsonAnswer(Watch), ...problems },
})

const remove = createRoute({
  method: 'delete',
  path: '/watches/{domain}',
  operationId: 'removeWatch',
  tags,
  request: { params: ofDomain },
  responses: { 204: emptyAnswer, ...problems },
})

/** The domains that are looked after. */
export const watchRoutes = (deps: SetWatchDeps) =>
  createRouter()
    .openapi(list, (c) => c.json(listWatches(deps.database), 200))
    .openapi(set, async (c) => {
      const { domain } = c.req.valid('param')
      const { createSetWatch } = await import('./set-watch.ts') // with it comes a part of the engine
      createSetWatch(deps)(domain, c.req.valid('json').isPaused, c.get('device').id)
      return c.json(showWatch(deps.database, domain), 200)
    })
    .openapi(remove, async (c) => {
      const { createRemoveWatch } = await import('./set-watch.ts')
      createRemoveWatch(deps)(c.req.valid('param').domain, c.get('device').id)
      return c.body(null, 204)
    })
