import { Id, Plan, PlanList, PlanRequest, TickStep } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { AppError } from '../app-error.ts'
import { createAuditQueue } from '../audits/audit-queue.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { createRouter, emptyAnswer, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import type { AfterPlan } from './after-plan.ts'
import type { MakePlan } from './make-plan.ts'
import { allPlans, findPlan } from './stored-plan.ts'
import { tickStep } from './tick-step.ts'

const tags = ['plans']
const params = z.object({ id: Id })

const make = createRoute({
  method: 'post',
  path: '/plans',
  operationId: 'makePlan',
  tags,
  request: jsonBody(PlanRequest),
  responses: { 200: jsonAnswer(Plan), ...problems },
})

const list = createRoute({
  method: 'get',
  path: '/plans',
  operationId: 'listPlans',
  tags,
  responses: { 200: jsonAnswer(PlanList), ...problems },
})

const read = createRoute({
  method: 'get',
  path: '/plans/{id}',
  operationId: 'getPlan',
  tags,
  request: { params },
  responses: { 200: jsonAnswer(Plan), ...problems },
})

const remove = createRoute({
  method: 'delete',
  path: '/plans/{id}',
  operationId: 'deletePlan',
  tags,
  request: { params },
  responses: { 204: emptyAnswer, ...problems },
})

const tick = createRoute({
  method: 'patch',
  path: '/plans/{id}/steps',
  operationId: 'tickPlanStep',
  tags,
  request: { params, ...jsonBody(TickStep) },
  responses: { 200: jsonAnswer(Plan), ...problems },
})

/** As many as audits: each is one. */
const PER_DEVICE = { plans: 30, seconds: 60 }
const QUEUE = { running: 4, waitingEach: 8 }

export interface PlanRouteDeps extends Pick<Deps, 'database' | 'stopping'> {
  makePlan: MakePlan
  afterPlan: AfterPlan
}

/** Sentences of plans are loaded when one is told. */
const words = () => import('./tell-plan.ts')

/** Plans of domains: make one, or make it anew; read, tick off, delete. */
export const planRoutes = ({ database, stopping, makePlan, afterPlan }: PlanRouteDeps) => {
  const limit = createRateLimit(PER_DEVICE.plans, PER_DEVICE.seconds)
  const queue = createAuditQueue(QUEUE)
  return createRouter()
    .openapi(make, async (c) => {
      const device = c.get('device').id
      await limit.count(device)
      const order = c.req.valid('json')
      const signal = AbortSignal.any([c.req.raw.signal, stopping])
      const stored = await queue(device, signal, () => makePlan(order))
      const { tellPlan } = await words()
      return c.json(tellPlan(await afterPlan.begin(stored), c.get('locale')), 200)
    })
    .openapi(list, async (c) => {
      const { tellPlanLine } = await words()
      return c.json({ items: allPlans(database).map(tellPlanLine) }, 200)
    })
    .openapi(read, async (c) => {
      const stored = findPlan(database, c.req.valid('param').id)
      const { tellPlan } = await words()
      return c.json(tellPlan(stored, c.get('locale')), 200)
    })
    .openapi(remove, (c) => {
      const { sql, run } = database
      const isThere = run(sql.deleteFrom('plans').where('id', '=', c.req.valid('param').id)) > 0
      if (!isThere) throw new AppError('plan-not-found')
      return c.body(null, 204)
    })
    .openapi(tick, async (c) => {
      const { stepId, isDone } = c.req.valid('json')
      const stored = tickStep(database, c.req.valid('param').id, stepId, isDone)
      const { tellPlan } = await words()
      return c.json(tellPlan(stored, c.get('locale')), 200)
    })
}
