import { Id, RelayTest } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { createRouter, jsonAnswer, problems } from '../http/router.ts'
import type { TestRelay } from './test-relay.ts'

const test = createRoute({
  method: 'post',
  path: '/relays/{id}/test',
  operationId: 'testRelay',
  tags: ['relays'],
  request: { params: z.object({ id: Id }) },
  responses: { 200: jsonAnswer(RelayTest), ...problems },
})

/** Each test signs in: tried too often with a wrong password, a provider locks the mailbox. */
const PER_RELAY = { tests: 10, seconds: 60 }

export interface RelayTestRouteDeps extends Pick<Deps, 'stopping'> {
  testRelay: TestRelay
}

/** The test of a relay. */
export const relayTestRoutes = ({ testRelay, stopping }: RelayTestRouteDeps) => {
  const limit = createRateLimit(PER_RELAY.tests, PER_RELAY.seconds)
  return createRouter().openapi(test, async (c) => {
    const { id } = c.req.valid('param')
    await limit.count(id)
    const signal = AbortSignal.any([c.req.raw.signal, stopping])
    return c.json(await testRelay(id, { deviceId: c.get('device').id, signal }), 200)
  })
}
