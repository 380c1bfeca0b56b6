import { CreateProbe, Id, Probe, ProbeList } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { createIsPaired } from '../devices/is-paired.ts'
import { createRouter, emptyAnswer, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { createCancelProbe } from './cancel-probe.ts'
import { createDeleteProbe } from './delete-probe.ts'
import { eventStream } from './event-stream.ts'
import { idempotencyHeader, keyOf } from './idempotency-key.ts'
import { listProbes } from './list-probes.ts'
import { createOpenStreams } from './open-streams.ts'
import { findProbe, probeOf } from './probe.ts'
import type { ProbeClaims } from './probe-claims.ts'
import type { ProbeJournal } from './probe-journal.ts'
import type { ProbeRuns } from './probe-runs.ts'
import { createStartProbe } from './start-probe.ts'
import { createWatchProbe } from './watch-probe.ts'

const tags = ['probes']
const params = z.object({ id: Id })
const Sequence = z.coerce.number().int().min(0)

const create = createRoute({
  method: 'post',
  path: '/probes',
  operationId: 'createProbe',
  tags,
  request: {
    headers: idempotencyHeader,
    ...jsonBody(CreateProbe),
  },
  responses: {
    200: jsonAnswer(Probe),
    201: jsonAnswer(Probe),
    ...problems,
  },
})

const list = createRoute({
  method: 'get',
  path: '/probes',
  operationId: 'listProbes',
  tags,
  request: {
    query: z.object({
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(25),
    }),
  },
  responses: { 200: jsonAnswer(ProbeList), ...problems },
})

const read = createRoute({
  method: 'get',
  path: '/probes/{id}',
  operationId: 'getProbe',
  tags,
  request: { params },
  responses: { 200: jsonAnswer(Probe), ...problems },
})

const cancel = createRoute({
  method: 'post',
  path: '/probes/{id}/cancel',
  operationId: 'cancelProbe',
  tags,
  request: { params },
  responses: { 200: jsonAnswer(Probe), ...problems },
})

const remove = createRoute({
  method: 'delete',
  path: '/probes/{id}',
  operationId: 'deleteProbe',
  tags,
  request: { params },
  responses: { 204: emptyAnswer, ...problems },
})

const watch = createRoute({
  method: 'get',
  path: '/probes/{id}/events',
  operationId: 'watchProbe',
  tags,
  request: {
    params,
    query: z.object({ after: Sequence.optional() }),
    headers: z.object({ 'last-event-id': z.string().optional() }),
  },
  responses: {
    200: { ...emptyAnswer, content: { 'text/event-stream': { schema: z.string() } } },
    ...problems,
  },
})

/** An id that is not one of ours means "from the beginning": events may come twice, none is missed. */
const positionOf = (after: number | undefined, lastEventId: string | undefined): number =>
  after ?? Sequence.catch(0).parse(lastEventId ?? 0)

const STREAMS_PER_DEVICE = 16

export interface ProbeRouteDeps extends Pick<
  Deps,
  'config' | 'database' | 'vault' | 'recordAudit' | 'log' | 'now' | 'stopping'
> {
  journal: ProbeJournal
  claims: ProbeClaims
  runs: ProbeRuns
}

/** The stream of a probe's events, for one device, for as long as that device is paired. */
const createFollow = (deps: ProbeRouteDeps) => {
  const watchProbe = createWatchProbe(deps)
  const isPaired = createIsPaired(deps)
  const streams = createOpenStreams(STREAMS_PER_DEVICE)
  return (probeId: string, after: number, deviceId: string): ReadableStream<Uint8Array> => {
    const stream = streams.open(deviceId)
    const ended = new AbortController()
    const signal = AbortSignal.any([ended.signal, stream.signal, deps.stopping])
    const onEnd = () => {
      stream.close()
      ended.abort()
    }
    const onFault = (err: unknown) => {
      const isDeleted = err instanceof AppError && err.code === 'probe-not-found'
      if (!isDeleted) deps.log.error({ err, probeId }, 'events broken off')
    }
    const events = watchProbe({ probeId, after, signal, isWelcome: () => isPaired(deviceId) })
    return eventStream(events, { onEnd, onFault })
  }
}

/** Probes: send one, follow it, cancel it, look back. */
export const probeRoutes = (deps: ProbeRouteDeps) => {
  const { database, runs } = deps
  const startProbe = createStartProbe(deps)
  const cancelProbe = createCancelProbe(deps)
  const deleteProbe = createDeleteProbe(database)
  const follow = createFollow(deps)
  const router = createRouter()
  return router
    .openapi(create, (c) => {
      const idempotencyKey = keyOf(c.req.valid('header')['idempotency-key'])
      const { probe, isNew } = startProbe(c.req.valid('json'), { deviceId: c.get('device').id, idempotencyKey })
      if (!isNew) return c.json(probe, 200)
      void runs.start(probe.id)
      c.header('Location', `/v1/probes/${probe.id}`)
      return c.json(probe, 201)
    })
    .openapi(list, (c) => c.json(listProbes(database, c.req.valid('query')), 200))
    .openapi(read, (c) => c.json(probeOf(database, findProbe(database, c.req.valid('param').id)), 200))
    .openapi(cancel, (c) => c.json(cancelProbe(c.req.valid('param').id), 200))
    .openapi(remove, (c) => {
      deleteProbe(c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(watch, (c) => {
      const { id } = c.req.valid('param')
      findProbe(database, id)
      const after = positionOf(c.req.valid('query').after, c.req.valid('header')['last-event-id'])
      const body = follow(id, after, c.get('device').id)
      return c.body(body, 200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' })
    })
}
