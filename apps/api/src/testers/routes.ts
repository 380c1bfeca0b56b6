import { RequestTesterAddress, type Tester, TesterAddress, TesterList } from '@bienrecu/shared'
import { createRoute } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { AppError } from '../app-error.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { createRouter, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import type { TesterDefinition, TesterDeps } from './define-tester.ts'
import { TESTERS } from './index.ts'
import { findTester } from './tester-of.ts'

const tags = ['testers']

const list = createRoute({
  method: 'get',
  path: '/testers',
  operationId: 'listTesters',
  tags,
  responses: { 200: jsonAnswer(TesterList), ...problems },
})

const request = createRoute({
  method: 'post',
  path: '/tester-addresses',
  operationId: 'createTesterAddress',
  tags,
  request: jsonBody(RequestTesterAddress),
  responses: { 201: jsonAnswer(TesterAddress), ...problems },
})

/** One for each test is enough; some of these questions go to somebody else’s server. */
const PER_DEVICE = { addresses: 30, seconds: 60 }

const shown = (deps: TesterDeps, tester: TesterDefinition): Tester[] => {
  const pageUrl = tester.pageUrl(deps)
  if (pageUrl === null) return []
  const { id, name, freeTests, issueAddress, isReachable } = tester
  return [
    {
      id,
      name,
      pageUrl,
      givesAddresses: issueAddress !== undefined,
      isReachable: isReachable?.(deps) ?? true,
      freeTests,
    },
  ]
}

/** Where a test may go, and fresh addresses there. */
export const testerRoutes = (deps: Pick<Deps, 'config' | 'database' | 'vault' | 'now' | 'stopping'>) => {
  const limit = createRateLimit(PER_DEVICE.addresses, PER_DEVICE.seconds)
  return createRouter()
    .openapi(list, (c) => c.json({ items: TESTERS.flatMap((tester) => shown(deps, tester)) }, 200))
    .openapi(request, async (c) => {
      const deviceId = c.get('device').id
      const tester = findTester(deps, c.req.valid('json').tester)
      if (!tester.issueAddress) throw new AppError('tester-unknown') // its page gives addresses, not we
      await limit.count(deviceId)
      const signal = AbortSignal.any([c.req.raw.signal, deps.stopping])
      return c.json(await tester.issueAddress(deps, { deviceId, signal }), 201)
    })
}
