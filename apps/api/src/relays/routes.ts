import { CreateRelay, Id, Relay, RelayList, UpdateRelay } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import { createRouter, jsonAnswer, jsonBody, problems } from '../http/router.ts'
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
  summary: 'All relays',
  responses: { 200: jsonAnswer(RelayList, 'In the order of their names'), ...problems },
})

const create = createRoute({
  method: 'post',
  path: '/relays',
  operationId: 'createRelay',
  tags,
  summary: 'Add a relay',
  description: 'The password is write-only: it is sealed when it arrives, and no answer ever carries it.',
  request: jsonBody(CreateRelay),
  responses: { 201: jsonAnswer(Relay, 'Added; `Location` says where'), ...problems },
})

const read = createRoute({
  method: 'get',
  path: '/relays/{id}',
  operationId: 'getRelay',
  tags,
  summary: 'One relay',
  request: { params },
  responses: { 200: jsonAnswer(Relay, 'The relay'), ...problems },
})

const update = createRoute({
  method: 'patch',
  path: '/relays/{id}',
  operationId: 'updateRelay',
  tags,
  summary: 'Change a relay',
  description:
    'Fields that are absent keep their value. Another host or user name clears the password, unless a new one comes with it.',
  request: { params, ...jsonBody(UpdateRelay) },
  responses: { 200: jsonAnswer(Relay, 'The relay as it is now'), ...problems },
})

const remove = createRoute({
  method: 'delete',
  path: '/relays/{id}',
  operationId: 'deleteRelay',
  tags,
  summary: 'Delete a relay and its password',
  description: 'Its tests stay in the history.',
  request: { params },
  responses: { 204: { description: 'Deleted' }, ...problems },
})

/** Relays: list, add, read, change, delete. Their test is a feature of its own. */
export const relayRoutes = (deps: RelayDeps) => {
  const createRelay = createCreateRelay(deps)
  const updateRelay = createUpdateRelay(deps)
  const deleteRelay = createDeleteRelay(deps)
  return createRouter()
    .openapi(list, (c) => c.json({ items: listRelays(deps.database).map(relayOf) }, 200))
    .openapi(create, (c) => {
      const relay = createRelay(c.req.valid('json'), c.get('device').id)
      c.header('Location', `/v1/relays/${relay.id}`)
      return c.json(relay, 201)
    })
    .openapi(read, (c) => c.json(relayOf(findRelay(deps.database, c.req.valid('param').id)), 200))
    .openapi(update, (c) => {
      const { id } = c.req.valid('param')
      return c.json(updateRelay(id, c.req.valid('json'), c.get('device').id), 200)
    })
    .openapi(remove, (c) => {
      deleteRelay(c.req.valid('param').id, c.get('device').id)
      return c.body(null, 204)
    })
}
