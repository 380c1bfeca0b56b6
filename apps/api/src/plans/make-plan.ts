import { dnsHost } from '@bienrecu/knowledge/dns-hosts'
import { mailProvider } from '@bienrecu/knowledge/mail-providers'
import type { PlanRequest } from '@bienrecu/shared'
import type { z } from 'zod'
import { AppError, type FieldFault } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { checkSuffix } from '../audits/check-suffix.ts'
import { domainToAudit } from '../audits/domain-to-audit.ts'
import { reportIdOf } from '../audits/report-message.ts'
import type { Database } from '../storage/database.ts'
import { providersOfRelays } from './providers-of-relays.ts'
import { reportFacts } from './report-facts.ts'
import type { PlanInquiry, RunPlan } from './run-plan.ts'
import { storePlan } from './store-plan.ts'
import { planOfDomain, type StoredPlan } from './stored-plan.ts'

/** A request for a plan, checked by the contract. */
export type PlanOrder = z.output<typeof PlanRequest>

/** Makes the plan of a domain, or makes it anew, and keeps it. */
export type MakePlan = (order: PlanOrder) => Promise<StoredPlan>

export interface MakePlanDeps extends Pick<Deps, 'database' | 'now'> {
  runPlan: RunPlan
}

/** Ids that nobody knows, each at its place. */
const checkIds = ({ providers, dnsHost: host }: PlanOrder): void => {
  const errors = providers.flatMap((value, index): FieldFault[] =>
    mailProvider(value) ? [] : [{ pointer: `/providers/${index}`, code: 'provider-unknown', params: { value } }],
  )
  if (host !== null && !dnsHost(host))
    errors.push({ pointer: '/dnsHost', code: 'dns-host-unknown', params: { value: host } })
  if (errors.length > 0) throw new AppError('invalid-request', { errors })
}

const inquiryOf = (database: Database, order: PlanOrder): PlanInquiry => {
  const { domain, fromReport, providers, ...question } = order
  const facts = fromReport === null ? null : reportFacts(database, fromReport)
  const name = domainToAudit(domain, facts?.message ?? null)
  const known = new Set([...providers, ...providersOfRelays(database, name)])
  return {
    ...question,
    domain: name,
    message: facts?.message ?? null,
    lost: facts?.lost ?? null,
    providers: [...known],
  }
}

/**
 * The use case. Throws `invalid-request`, `report-not-found`, `report-without-domain` and what an audit throws. Where the DNS
 * is silent, a plan that was made before is left as it is, and `dns-silent` is thrown.
 */
export const createMakePlan =
  ({ database, now, runPlan }: MakePlanDeps): MakePlan =>
  async (order) => {
    checkIds(order)
    const inquiry = inquiryOf(database, order)
    const { domain } = inquiry
    await checkSuffix(domain)
    const { plan } = await runPlan(inquiry)
    if (plan.obstacle === 'dns-silent' && planOfDomain(database, domain))
      throw new AppError('dns-silent', { params: { domain } })
    const reportId = order.fromReport === null ? null : reportIdOf(database, order.fromReport)
    return storePlan(database, { plan: { ...plan, domainConnect: null }, request: order, reportId, now: now() })
  }
