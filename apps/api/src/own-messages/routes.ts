import { CreateOwnMessage, Id, OwnMessage, OwnMessageList } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRouter, emptyAnswer, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import type { Database } from '../storage/database.ts'
import { deleteOwnMessage } from './delete-own-message.ts'
import { findOwnMessage, type OwnMessageRow } from './own-message.ts'

const tags = ['messages']
const params = z.object({ id: Id })

const create = createRoute({
  method: 'post',
  path: '/messages',
  operationId: 'createMessage',
  tags,
  request: jsonBody(CreateOwnMessage),
  responses: { 201: jsonAnswer(OwnMessage), ...problems },
})

const list = createRoute({
  method: 'get',
  path: '/messages',
  operationId: 'listMessages',
  tags,
  responses: { 200: jsonAnswer(OwnMessageList), ...problems },
})

const read = createRoute({
  method: 'get',
  path: '/messages/{id}',
  operationId: 'getMessage',
  tags,
  request: { params },
  responses: { 200: jsonAnswer(OwnMessage), ...problems },
})

const remove = createRoute({
  method: 'delete',
  path: '/messages/{id}',
  operationId: 'deleteMessage',
  tags,
  request: { params },
  responses: { 204: emptyAnswer, ...problems },
})

const listOwnMessages = ({ sql, all }: Database): OwnMessageList => {
  const columns = ['id', 'kind', 'subject', 'created_at'] as const
  const size = sql.fn<number>('length', ['content']).as('size')
  const rows = all(
    sql
      .selectFrom('own_messages')
      .select([...columns, size])
      .orderBy('created_at', 'desc'),
  )
  const items = rows.map(({ id, kind, subject, created_at: at, size: octets }) => {
    const createdAt = new Date(at).toISOString()
    return { id, kind, subject, size: octets, createdAt }
  })
  return { items }
}

/** Messages of the user's own: kept, looked at, forgotten. They are sent by probes. */
export const ownMessageRoutes = (deps: Pick<Deps, 'database' | 'now'>) => {
  const { database } = deps
  const show = async (row: OwnMessageRow) => (await import('./show-own-message.ts')).showOwnMessage(database, row)
  return createRouter()
    .openapi(create, async (c) => {
      const { createKeepOwnMessage } = await import('./keep-own-message.ts')
      const row = await createKeepOwnMessage(deps)(c.req.valid('json'))
      c.header('Location', `/v1/messages/${row.id}`)
      return c.json(await show(row), 201)
    })
    .openapi(list, (c) => c.json(listOwnMessages(database), 200))
    .openapi(read, async (c) => {
      const row = findOwnMessage(database, c.req.valid('param').id)
      return c.json(await show(row), 200)
    })
    .openapi(remove, (c) => {
      deleteOwnMessage(database, c.req.valid('param').id)
      return c.body(null, 204)
    })
}
