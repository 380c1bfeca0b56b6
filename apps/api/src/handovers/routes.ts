import { CreateHandover, HandoverKit, HandoverList, Id } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRouter, emptyAnswer, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { findPlan } from '../plans/stored-plan.ts'
import { listHandovers } from './handover.ts'
import { createRevokeHandover } from './revoke-handover.ts'

const params = z.object({ id: Id })

const create = createRoute({
  method: 'post',
  path: '/plans/{id}/handovers',
  operationId: 'createHandover',
  tags: ['plans'],
  request: { params, ...jsonBody(CreateHandover) },
  responses: { 201: jsonAnswer(HandoverKit), ...problems },
})

const list = createRoute({
  method: 'get',
  path: '/plans/{id}/handovers',
  operationId: 'listHandovers',
  tags: ['plans'],
  request: { params },
  responses: { 200: jsonAnswer(HandoverList), ...problems },
})

const revoke = createRoute({
  method: 'delete',
  path: '/handovers/{id}',
  operationId: 'revokeHandover',
  tags: ['plans'],
  request: { params },
  responses: { 204: emptyAnswer, ...problems },
})

/** `POST` and `GET /plans/{id}/handovers`, `DELETE /handovers/{id}`. */
export const handoverRoutes = (deps: Pick<Deps, 'config' | 'database' | 'recordAudit' | 'now'>) => {
  const revokeHandover = createRevokeHandover(deps)
  return createRouter()
    .openapi(create, async (c) => {
      // What is known of DNS hosts and their forms is loaded for the first kit.
      const { createCreateHandover } = await import('./create-handover.ts')
      const kit = createCreateHandover(deps)(c.req.valid('param').id, c.req.valid('json'), c.get('device').id)
      return c.json(kit, 201)
    })
    .openapi(list, (c) => {
      const { id } = c.req.valid('param')
      return c.json({ items: listHandovers(deps.database, findPlan(deps.database, id).id) }, 200)
    })
    .openapi(revoke, (c) => {
      revokeHandover(c.req.valid('param').id, c.get('device').id)
      return c.body(null, 204)
    })
}
