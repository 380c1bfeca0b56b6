import { PairRequest, PairResponse } from '@bienrecu/shared'
import { createRoute } from '@hono/zod-openapi'
import { AppError } from '../app-error.ts'
import { clientAddress, clientNetwork } from '../http/client-address.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { createRouter, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import type { Log } from '../log.ts'
import type { PairingDeps } from './create-pairing.ts'
import { createPairDevice } from './pair-device.ts'

const PER_NETWORK = { tries: 10, seconds: 60 }
const OVERALL = { failures: 20, seconds: 60 * 60 }

const pair = createRoute({
  method: 'post',
  path: '/pair',
  operationId: 'pairDevice',
  tags: ['devices'],
  security: [],
  request: jsonBody(PairRequest),
  responses: { 201: jsonAnswer(PairResponse), ...problems },
})

/** `POST /pair`, without a token; slowed down by network, and as a whole after too many failures. */
export const pairingRoutes = (deps: PairingDeps & { log: Log; trustedProxies: readonly string[] }) => {
  const pairDevice = createPairDevice(deps)
  const perNetwork = createRateLimit(PER_NETWORK.tries, PER_NETWORK.seconds)
  const failures = createRateLimit(OVERALL.failures, OVERALL.seconds)
  return createRouter().openapi(pair, async (c) => {
    await perNetwork.count(clientNetwork(clientAddress(c, deps.trustedProxies)))
    await failures.check('all')
    const requestId = c.get('requestId')
    try {
      const paired = pairDevice(c.req.valid('json'), c.req.header('origin') ?? null)
      deps.log.info({ event: 'device-paired', deviceId: paired.device.id, requestId }, 'device paired')
      return c.json(paired, 201)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      deps.log.warn({ event: 'pairing-refused', errorCode: error.code, requestId }, 'pairing refused')
      if (error.code !== 'pairing-code-malformed') await failures.count('all')
      throw error
    }
  })
}
