import { Verification, VerificationRequest } from '@bienrecu/shared'
import { createRoute } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { createRouter, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { recordInDomain } from './record-in-domain.ts'
import { createMemory, rememberBetweenLooks } from './seen-before.ts'
import { tellVerification } from './tell-verification.ts'
import type { VerifyRecord } from './verify-record.ts'

const verify = createRoute({
  method: 'post',
  path: '/verifications',
  operationId: 'verifyRecord',
  tags: ['plans'],
  request: jsonBody(VerificationRequest),
  responses: { 200: jsonAnswer(Verification), ...problems },
})

/** Each asks every server of a stranger’s zone: enough for a person who waits, too few to lean on others’ servers. */
const PER_DEVICE = { looks: 60, seconds: 60 }

export interface VerificationRouteDeps extends Pick<Deps, 'stopping'> {
  verifyRecord: VerifyRecord
}

/** One record, looked for at its source. Nothing of it is stored. */
export const verificationRoutes = ({ verifyRecord, stopping }: VerificationRouteDeps) => {
  const limit = createRateLimit(PER_DEVICE.looks, PER_DEVICE.seconds)
  const look = rememberBetweenLooks(verifyRecord, createMemory())
  return createRouter().openapi(verify, async (c) => {
    await limit.count(c.get('device').id)
    const { domain, name, type, value } = c.req.valid('json')
    const wanted = { domain, zone: domain, name: recordInDomain(name, domain), type, value, before: [], oldUntil: null }
    const facts = await look(wanted, { signal: AbortSignal.any([c.req.raw.signal, stopping]) })
    return c.json(tellVerification(facts, c.get('locale')), 200)
  })
}
