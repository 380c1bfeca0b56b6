import { CreateSelfTest, Id, Probe } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import { createRouter, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { idempotencyHeader, keyOf } from './idempotency-key.ts'
import type { ProbeRuns } from './probe-runs.ts'
import { createSelfTest } from './self-test.ts'
import type { StartProbeDeps } from './take-on-probe.ts'

const create = createRoute({
  method: 'post',
  path: '/relays/{id}/self-test',
  operationId: 'createSelfTest',
  tags: ['probes'],
  request: { params: z.object({ id: Id }), headers: idempotencyHeader, ...jsonBody(CreateSelfTest) },
  responses: { 200: jsonAnswer(Probe), 201: jsonAnswer(Probe), ...problems },
})

/** A message to oneself. */
export const selfTestRoutes = (deps: StartProbeDeps & { runs: ProbeRuns }) => {
  const selfTest = createSelfTest(deps)
  return createRouter().openapi(create, (c) => {
    const idempotencyKey = keyOf(c.req.valid('header')['idempotency-key'])
    const caller = { deviceId: c.get('device').id, idempotencyKey, locale: c.get('locale') }
    const { probe, isNew } = selfTest(c.req.valid('param').id, c.req.valid('json'), caller)
    if (!isNew) return c.json(probe, 200)
    void deps.runs.start(probe.id)
    c.header('Location', `/v1/probes/${probe.id}`)
    return c.json(probe, 201)
  })
}
