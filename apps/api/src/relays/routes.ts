import { CreateRelay, Id, Relay, RelayList, UpdateRelay } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import { createRouter, emptyAnswer, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { createCreateRelay, type RelayDeps } from './create-relay.ts'
import { createDeleteRelay } from './delete-relay.ts'
import { findRelay, listRelays } from './find-relay.ts'
import { relayOf } from './relay.ts'
import { createUpdateRelay } from './update-relay.ts'

const tags = ['relays']
const params = z.object({ id: Id })

const list = createRoute({
  method: 'get',
  path: '/relays',
  operationId: 'listRelays',
  tags,
  responses: { 200: jsonAnswer(RelayList), ...problems },
})

const create = createRoute({
  method: 'post',
  path: '/relays',
  operationId: 'createRelay',
  tags,
  request: jsonBody(CreateRelay),
  responses: { 201: jsonAnswer(Relay), ...problems },
})

const read = createRoute({
  method: 'get',
  path: '/relays/{id}',
  operationId: 'getRelay',
  tags,
  request: { params },
  responses: { 200: jsonAnswer(Relay), ...problems },
})

const update = createRoute({
  method: 'patch',
  path: '/relays/{id}',
  operationId: 'updateRelay',
  tags,
  request: { params, ...jsonBody(UpdateRelay) },
  responses: { 200: jsonAnswer(Relay), ...problems },
})

const remove = createRoute({
  method: 'delete',
  path: '/relays/{id}',
  operationId: 'deleteRelay',
  tags,
  request: { params },
  responses: { 204: emptyAnswer, ...problems },
})

/** Relays: list, add, read, change, delete. Their test is a feature of its own. */
export const relayRoutes = (deps: RelayDeps) => {
  const createRelay = createCreateRelay(deps)
  const updateRelay = createUpdateRelay(deps)
  const deleteRelay = createDeleteRelay(deps)
  return createRouter()
    .openapi(list, (c) => c.json({ items: listRelays(deps.database).map((row) => relayOf(deps.database, row)) }, 200))
    .openapi(create, (c) => {
      const relay = createRelay(c.req.valid('json'), c.get('device').id)
      c.header('Location', `/v1/relays/${relay.id}`)
      return c.json(relay, 201)
    })
    .openapi(read, (c) => c.json(relayOf(deps.database, findRelay(deps.database, c.req.valid('param').id)), 200))
    .openapi(update, (c) => {
      const { id } = c.req.valid('param')
      return c.json(updateRelay(id, c.req.valid('json'), c.get('device').id), 200)
    })
    .openapi(remove, (c) => {
      deleteRelay(c.req.valid('param').id, c.get('device').id)
      return c.body(null, 204)
    })
}
