import { API_VERSION, Meta, PRODUCT } from '@bienrecu/shared'
import { createRoute } from '@hono/zod-openapi'
import { createRouter, jsonAnswer, problems } from '../http/router.ts'
import { VERSION } from '../version.ts'

export interface MetaDeps {
  instanceId: string
  now: () => number
}

const meta = createRoute({
  method: 'get',
  path: '/meta',
  operationId: 'getMeta',
  tags: ['meta'],
  security: [],
  responses: { 200: jsonAnswer(Meta), ...problems },
})

/** `GET /meta`, without a token. */
export const metaRoutes = ({ instanceId, now }: MetaDeps) =>
  createRouter().openapi(meta, (c) =>
    c.json(
      {
        product: PRODUCT,
        apiVersion: API_VERSION,
        version: VERSION,
        instanceId,
        time: new Date(now()).toISOString(),
      },
      200,
    ),
  )
