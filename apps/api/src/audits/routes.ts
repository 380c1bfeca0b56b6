import { AuditReport, AuditRequest } from '@bienrecu/shared'
import { createRoute } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { createRouter, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { createAuditQueue } from './audit-queue.ts'
import { checkSuffix } from './check-suffix.ts'
import { domainToAudit } from './domain-to-audit.ts'
import { reportMessage } from './report-message.ts'
import type { RunAudit } from './run-audit.ts'

const auditDomain = createRoute({
  method: 'post',
  path: '/audits',
  operationId: 'auditDomain',
  tags: ['audits'],
  request: jsonBody(AuditRequest),
  responses: { 200: jsonAnswer(AuditReport), ...problems },
})

/** One audit asks a hundred questions or more: enough for a person who corrects a zone, too few to lean on others’ servers. */
const PER_DEVICE = { audits: 30, seconds: 60 }
const QUEUE = { running: 4, waitingEach: 8 }

export interface AuditRouteDeps extends Pick<Deps, 'database' | 'stopping'> {
  runAudit: RunAudit
}

/** Audits of domains. Nothing of them is kept. */
export const auditRoutes = ({ database, runAudit, stopping }: AuditRouteDeps) => {
  const limit = createRateLimit(PER_DEVICE.audits, PER_DEVICE.seconds)
  const queue = createAuditQueue(QUEUE)
  return createRouter().openapi(auditDomain, async (c) => {
    const device = c.get('device').id
    const { sentences, fromReport, domain, ...question } = c.req.valid('json')
    await limit.count(device)
    const message = fromReport === undefined ? null : reportMessage(database, fromReport)
    const name = domainToAudit(domain, message)
    await checkSuffix(name)
    const signal = AbortSignal.any([c.req.raw.signal, stopping])
    const run = await queue(device, signal, () => runAudit({ ...question, domain: name, message }))
    if (run.fault) throw run.fault
    const { auditReportOf } = await import('@bienrecu/shared/audit-report-of')
    const { providerVerdicts } = await import('@bienrecu/audit/verdicts/provider-verdicts')
    const verdicts = await providerVerdicts(run.audit)
    return c.json({ ...auditReportOf(run.audit, run, sentences), verdicts }, 200)
  })
}
