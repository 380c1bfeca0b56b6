import { TesterQuota } from '@bienrecu/shared'
import { createRoute } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRouter, jsonAnswer, problems } from '../http/router.ts'
import { testerQuota } from './tester-quota.ts'

const read = createRoute({
  method: 'get',
  path: '/tester-quota',
  operationId: 'getTesterQuota',
  tags: ['probes'],
  responses: { 200: jsonAnswer(TesterQuota), ...problems },
})

/** The free tests that are left. */
export const testerQuotaRoutes = ({ database, now }: Pick<Deps, 'database' | 'now'>) =>
  createRouter().openapi(read, (c) => c.json(testerQuota(database, now()), 200))
