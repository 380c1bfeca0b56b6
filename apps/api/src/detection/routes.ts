import { DetectRelay as DetectRelayRequest, RelayDetection } from '@bienrecu/shared'
import { createRoute } from '@hono/zod-openapi'
import { createRateLimit } from '../http/rate-limit.ts'
import { createRouter, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import type { DetectRelay } from './detect-relay.ts'

const detect = createRoute({
  method: 'post',
  path: '/relays/detect',
  operationId: 'detectRelay',
  tags: ['relays'],
  request: jsonBody(DetectRelayRequest),
  responses: { 200: jsonAnswer(RelayDetection), ...problems },
})

/** Each asks a stranger’s web and name servers: enough for a person who mistypes, too few to search domains with. */
const PER_DEVICE = { detections: 20, seconds: 60 }

/** The detection of a mail host from an address. Nothing of it is kept. */
export const detectionRoutes = ({ detectRelay }: { detectRelay: DetectRelay }) => {
  const limit = createRateLimit(PER_DEVICE.detections, PER_DEVICE.seconds)
  return createRouter().openapi(detect, async (c) => {
    const { address } = c.req.valid('json')
    await limit.count(c.get('device').id)
    return c.json(await detectRelay(address), 200)
  })
}
