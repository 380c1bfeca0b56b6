import { Id, type Locale, PlanRecord } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { createRouter, jsonAnswer, problems } from '../http/router.ts'
import {
  createLookAtRecord,
  createPublishRecord,
  type FollowedRecord,
  type FollowRecordDeps,
  recordOfPlan,
} from './follow-record.ts'
import { takeBackRecord } from './record-states.ts'

const tags = ['plans']
const params = z.object({ id: Id, recordId: Id })
const responses = { 200: jsonAnswer(PlanRecord), ...problems }

const publish = createRoute({
  method: 'post',
  path: '/plans/{id}/records/{recordId}/published',
  operationId: 'publishPlanRecord',
  tags,
  request: { params },
  responses,
})

const takeBack = createRoute({
  method: 'delete',
  path: '/plans/{id}/records/{recordId}/published',
  operationId: 'takeBackPlanRecord',
  tags,
  request: { params },
  responses,
})

const verify = createRoute({
  method: 'post',
  path: '/plans/{id}/records/{recordId}/verify',
  operationId: 'verifyPlanRecord',
  tags,
  request: { params },
  responses,
})

/** Each asks every server of the zone: enough for a person who waits, too few to lean on others’ servers. */
const PER_DEVICE = { looks: 60, seconds: 60 }

/** What is published of a plan: the user’s word, and what the name servers say. */
export const planRecordRoutes = (deps: FollowRecordDeps & Pick<Deps, 'stopping'>) => {
  const { database, stopping } = deps
  const limit = createRateLimit(PER_DEVICE.looks, PER_DEVICE.seconds)
  const publishRecord = createPublishRecord(deps)
  const lookAtRecord = createLookAtRecord(deps)
  const tell = async ({ stored, row }: FollowedRecord, locale: Locale) => {
    const { tellPlanRecord } = await import('./tell-plan.ts')
    return tellPlanRecord(row, stored.plan, locale)
  }
  const signalOf = (request: Request) => AbortSignal.any([request.signal, stopping])
  return createRouter()
    .openapi(publish, async (c) => {
      await limit.count(c.get('device').id)
      const { id, recordId } = c.req.valid('param')
      const { stored, row } = recordOfPlan(database, id, recordId)
      const next = await publishRecord({ stored, row }, signalOf(c.req.raw))
      return c.json(await tell({ stored, row: next }, c.get('locale')), 200)
    })
    .openapi(takeBack, async (c) => {
      const { id, recordId } = c.req.valid('param')
      const { stored } = recordOfPlan(database, id, recordId)
      return c.json(await tell({ stored, row: takeBackRecord(database, recordId) }, c.get('locale')), 200)
    })
    .openapi(verify, async (c) => {
      await limit.count(c.get('device').id)
      const { id, recordId } = c.req.valid('param')
      const { stored, row } = recordOfPlan(database, id, recordId)
      const next = await lookAtRecord({ stored, row }, signalOf(c.req.raw))
      return c.json(await tell({ stored, row: next }, c.get('locale')), 200)
    })
}
