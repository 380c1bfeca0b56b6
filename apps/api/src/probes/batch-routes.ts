import { CreateProbeBatch, Id, ProbeBatch } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import { createRouter, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { batchOf } from './batch.ts'
import { idempotencyHeader, keyOf } from './idempotency-key.ts'
import type { ProbeRuns } from './probe-runs.ts'
import { createStartBatch } from './start-batch.ts'
import type { StartProbeDeps } from './take-on-probe.ts'

const tags = ['probes']

const create = createRoute({
  method: 'post',
  path: '/probe-batches',
  operationId: 'createProbeBatch',
  tags,
  request: { headers: idempotencyHeader, ...jsonBody(CreateProbeBatch) },
  responses: { 200: jsonAnswer(ProbeBatch), 201: jsonAnswer(ProbeBatch), ...problems },
})

const read = createRoute({
  method: 'get',
  path: '/probe-batches/{id}',
  operationId: 'getProbeBatch',
  tags,
  request: { params: z.object({ id: Id }) },
  responses: { 200: jsonAnswer(ProbeBatch), ...problems },
})

/** The same message through several relays at once. */
export const batchRoutes = (deps: StartProbeDeps & { runs: ProbeRuns }) => {
  const { database, runs } = deps
  const startBatch = createStartBatch(deps)
  return createRouter()
    .openapi(create, (c) => {
      const idempotencyKey = keyOf(c.req.valid('header')['idempotency-key'])
      const caller = { deviceId: c.get('device').id, idempotencyKey }
      const { batchId, probeIds, isNew } = startBatch(c.req.valid('json'), caller)
      for (const probeId of probeIds) void runs.start(probeId)
      const batch = batchOf(database, batchId)
      if (!isNew) return c.json(batch, 200)
      c.header('Location', `/v1/probe-batches/${batchId}`)
      return c.json(batch, 201)
    })
    .openapi(read, (c) => c.json(batchOf(database, c.req.valid('param').id), 200))
}
