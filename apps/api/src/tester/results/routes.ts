import {
  CreatePracticeProbe,
  EmailAddress,
  Id,
  IpAddress,
  lineOfText,
  Locale,
  Probe,
  ReversePath,
  SharedLink,
  ShareResult,
  TesterResult,
  TesterResultList,
} from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '../../app-error.ts'
import { createRateLimit } from '../../http/rate-limit.ts'
import { createRouter, emptyAnswer, jsonAnswer, jsonBody, problems } from '../../http/router.ts'
import { idempotencyHeader, keyOf } from '../../probes/idempotency-key.ts'
import { probeOf } from '../../probes/probe.ts'
import { probeOfKey } from '../../probes/take-on-probe.ts'
import type { TestingServices } from '../testing-services.ts'
import { deleteResult } from './delete-result.ts'
import { listResults } from './list-results.ts'
import { createShareResult, unshareResult } from './share-result.ts'
import { resultOfId, sourceOfResult, testerResultOf } from './stored-result.ts'
import { toldResult } from './told-result.ts'

const tags = ['testers']
const params = z.object({ id: Id })
const MESSAGE = 'message/rfc822'
const MAX_NAME = 255

const list = createRoute({
  method: 'get',
  path: '/tester-results',
  operationId: 'listTesterResults',
  tags,
  request: {
    query: z.object({
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(25),
      report: Id.optional(),
      address: EmailAddress.optional(),
    }),
  },
  responses: { 200: jsonAnswer(TesterResultList), ...problems },
})

const read = createRoute({
  method: 'get',
  path: '/tester-results/{id}',
  operationId: 'getTesterResult',
  tags,
  request: { params, query: z.object({ sentences: Locale.optional() }) },
  responses: { 200: jsonAnswer(TesterResult), ...problems },
})

const message = createRoute({
  method: 'get',
  path: '/tester-results/{id}/message',
  operationId: 'getTesterMessage',
  tags,
  request: { params },
  responses: { 200: { ...emptyAnswer, content: { [MESSAGE]: { schema: z.string() } } }, ...problems },
})

const remove = createRoute({
  method: 'delete',
  path: '/tester-results/{id}',
  operationId: 'deleteTesterResult',
  tags,
  request: { params },
  responses: { 204: emptyAnswer, ...problems },
})

const share = createRoute({
  method: 'post',
  path: '/tester-results/{id}/share',
  operationId: 'shareTesterResult',
  tags,
  request: { params, ...jsonBody(ShareResult) },
  responses: { 201: jsonAnswer(SharedLink), ...problems },
})

const unshare = createRoute({
  method: 'delete',
  path: '/tester-results/{id}/share',
  operationId: 'unshareTesterResult',
  tags,
  request: { params },
  responses: { 204: emptyAnswer, ...problems },
})

const judge = createRoute({
  method: 'post',
  path: '/judgements',
  operationId: 'judgeMessage',
  tags,
  request: {
    query: z.object({
      ip: IpAddress.optional(),
      helo: lineOfText(MAX_NAME).optional(),
      mailFrom: ReversePath.optional(),
    }),
    body: { required: true, content: { [MESSAGE]: { schema: z.string() } } },
  },
  responses: { 201: jsonAnswer(TesterResult), ...problems },
})

const practise = createRoute({
  method: 'post',
  path: '/practice-probes',
  operationId: 'createPracticeProbe',
  tags,
  request: { headers: idempotencyHeader, ...jsonBody(CreatePracticeProbe) },
  responses: { 200: jsonAnswer(Probe), 201: jsonAnswer(Probe), ...problems },
})

/** A judgement asks a hundred questions or more, as an audit does; practice costs one as well. */
const PER_DEVICE = { judgements: 30, seconds: 60 }

const readRoutes = (on: () => TestingServices) =>
  createRouter()
    .openapi(list, (c) => {
      const { database, places } = on()
      return c.json(listResults(database, places, c.req.valid('query')), 200)
    })
    .openapi(read, async (c) => {
      const { database, places, now } = on()
      const result = testerResultOf(places, resultOfId(database, c.req.valid('param').id), now())
      const { sentences } = c.req.valid('query')
      return c.json(sentences === undefined ? result : await toldResult(result, sentences), 200)
    })
    .openapi(message, (c) => {
      const { id } = c.req.valid('param')
      return c.body(Uint8Array.from(sourceOfResult(on().database, id)), 200, {
        'Content-Type': MESSAGE,
        'Content-Disposition': `attachment; filename="message-${id}.eml"`,
      })
    })

const changeRoutes = (on: () => TestingServices) =>
  createRouter()
    .openapi(remove, (c) => {
      const { database, recordAudit } = on()
      const { id } = c.req.valid('param')
      deleteResult(database, id)
      recordAudit({ event: 'result-deleted', deviceId: c.get('device').id, subject: id })
      return c.body(null, 204)
    })
    .openapi(share, (c) => {
      const services = on()
      const { id } = c.req.valid('param')
      const shareResult = createShareResult({ ...services, publicUrl: services.config.publicUrl })
      const { url, expiresAt } = shareResult(id, c.req.valid('json').days)
      services.recordAudit({ event: 'result-shared', deviceId: c.get('device').id, subject: id })
      return c.json({ url, expiresAt: new Date(expiresAt).toISOString() }, 201)
    })
    .openapi(unshare, (c) => {
      const { database, recordAudit } = on()
      const { id } = c.req.valid('param')
      unshareResult(database, id)
      recordAudit({ event: 'result-unshared', deviceId: c.get('device').id, subject: id })
      return c.body(null, 204)
    })

const judgeRoutes = (on: () => TestingServices) => {
  const limit = createRateLimit(PER_DEVICE.judgements, PER_DEVICE.seconds)
  return createRouter()
    .openapi(judge, async (c) => {
      const { database, places, now, judgeFile } = on()
      const deviceId = c.get('device').id
      await limit.count(deviceId)
      const { ip = null, helo = null, mailFrom = null } = c.req.valid('query')
      const source = new Uint8Array(await c.req.arrayBuffer())
      const { id, done } = judgeFile({ source, deviceId, ip, helo, mailFrom })
      await done
      const result = resultOfId(database, id)
      if (result.state === 'failed') throw new AppError('internal') // a bug of ours, logged where it was judged
      c.header('Location', `/v1/tester-results/${id}`)
      return c.json(testerResultOf(places, result, now()), 201)
    })
    .openapi(practise, async (c) => {
      const { database, startPracticeProbe } = on()
      const idempotencyKey = keyOf(c.req.valid('header')['idempotency-key'])
      const deviceId = c.get('device').id
      const former = probeOfKey(database, { deviceId, idempotencyKey })
      if (former !== null) return c.json(probeOf(database, former), 200)
      await limit.count(deviceId)
      const { probe } = startPracticeProbe(c.req.valid('json').locale, deviceId, idempotencyKey)
      c.header('Location', `/v1/probes/${probe.id}`)
      return c.json(probe, 201)
    })
}

/** What our own tester took and judged: all devices see all of it. `services` is null while it is switched off: `tester-off`. */
export const testerResultRoutes = (services: TestingServices | null) => {
  const on = (): TestingServices => {
    if (services === null) throw new AppError('tester-off')
    return services
  }
  return createRouter().route('/', readRoutes(on)).route('/', changeRoutes(on)).route('/', judgeRoutes(on))
}
