import { CreateRelay, Id, Relay, RelayList, RelayOrder, RelayRoles, UpdateRelay } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import { createRouter, emptyAnswer, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { createCreateRelay, type RelayDeps } from './create-relay.ts'
import { createDeleteRelay } from './delete-relay.ts'
import { createDuplicateRelay } from './duplicate-relay.ts'
import { findRelay, listRelays } from './find-relay.ts'
import { createOrderRelays } from './order-relays.ts'
import { relayOf } from './relay.ts'
import { createSetRoles } from './set-roles.ts'
import { tellRelay } from './tell-relay.ts'
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

const duplicate = createRoute({
  method: 'post',
  path: '/relays/{id}/duplicate',
  operationId: 'duplicateRelay',
  tags,
  request: { params },
  responses: { 201: jsonAnswer(Relay), ...problems },
})

const order = createRoute({
  method: 'put',
  path: '/relays/order',
  operationId: 'orderRelays',
  tags,
  request: jsonBody(RelayOrder),
  responses: { 200: jsonAnswer(RelayList), ...problems },
})

const roles = createRoute({
  method: 'put',
  path: '/relays/roles',
  operationId: 'setRelayRoles',
  tags,
  request: jsonBody(RelayRoles),
  responses: { 200: jsonAnswer(RelayList), ...problems },
})

/** Relays: list, order, roles, add, duplicate, read, change, delete. Their test is a feature of its own. */
export const relayRoutes = (deps: RelayDeps) => {
  const createRelay = createCreateRelay(deps)
  const updateRelay = createUpdateRelay(deps)
  const deleteRelay = createDeleteRelay(deps)
  const duplicateRelay = createDuplicateRelay(deps)
  const orderRelays = createOrderRelays(deps)
  const setRoles = createSetRoles(deps)
  const all = async (): Promise<RelayList> => ({
    items: await Promise.all(listRelays(deps.database).map((row) => tellRelay(relayOf(deps.database, row)))),
  })
  return createRouter()
    .openapi(list, async (c) => c.json(await all(), 200))
    .openapi(order, async (c) => {
      orderRelays(c.req.valid('json').ids, c.get('device').id)
      return c.json(await all(), 200)
    })
    .openapi(roles, async (c) => {
      setRoles(c.req.valid('json'), c.get('device').id)
      return c.json(await all(), 200)
    })
    .openapi(duplicate, async (c) => {
      const relay = duplicateRelay(c.req.valid('param').id, c.get('device').id)
      c.header('Location', `/v1/relays/${relay.id}`)
      return c.json(await tellRelay(relay), 201)
    })
    .openapi(create, async (c) => {
      const relay = createRelay(c.req.valid('json'), c.get('device').id)
      c.header('Location', `/v1/relays/${relay.id}`)
      return c.json(await tellRelay(relay), 201)
    })
    .openapi(read, async (c) => {
      const relay = relayOf(deps.database, findRelay(deps.database, c.req.valid('param').id))
      return c.json(await tellRelay(relay), 200)
    })
    .openapi(update, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await tellRelay(updateRelay(id, c.req.valid('json'), c.get('device').id)), 200)
    })
    .openapi(remove, (c) => {
      deleteRelay(c.req.valid('param').id, c.get('device').id)
      return c.body(null, 204)
    })
}
