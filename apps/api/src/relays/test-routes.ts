import { Id, RelayTest } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRouter, jsonAnswer, problems } from '../http/router.ts'
import type { TestRelay } from './test-relay.ts'

const test = createRoute({
  method: 'post',
  path: '/relays/{id}/test',
  operationId: 'testRelay',
  tags: ['relays'],
  summary: 'Test a relay',
  description:
    'Connects and signs in, and sends nothing. A test that fails is an answer as well: 200, with `ok: false`.',
  request: { params: z.object({ id: Id }) },
  responses: { 200: jsonAnswer(RelayTest, 'What each step found'), ...problems },
})

export interface RelayTestRouteDeps extends Pick<Deps, 'stopping'> {
  testRelay: TestRelay
}

/** The test of a relay. */
export const relayTestRoutes = ({ testRelay, stopping }: RelayTestRouteDeps) =>
  createRouter().openapi(test, async (c) => {
    const signal = AbortSignal.any([c.req.raw.signal, stopping])
    return c.json(await testRelay(c.req.valid('param').id, { deviceId: c.get('device').id, signal }), 200)
  })
