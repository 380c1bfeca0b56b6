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
  summary: 'What is left of mail-tester’s free tests',
  description:
    'Counted from what this instance has sent in the last 24 hours; tests made elsewhere are not known here.',
  responses: { 200: jsonAnswer(TesterQuota, 'The quota'), ...problems },
})

/** The free tests that are left. */
export const testerQuotaRoutes = ({ database, now }: Pick<Deps, 'database' | 'now'>) =>
  createRouter().openapi(read, (c) => c.json(testerQuota(database, now()), 200))
