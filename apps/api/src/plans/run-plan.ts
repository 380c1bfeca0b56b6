import type { Audit } from '@bienrecu/audit/audit-domain'
import { isRelated } from '@bienrecu/audit/dkim/related-domain'
import type { MessageFacts } from '@bienrecu/audit/message'
import type { GivenKey, LostPoints, Plan, PlanWishes } from '@bienrecu/audit/plan/step'
import { withCache } from '@bienrecu/audit/resolver'
import { type AuditPorts, createRunAudit } from '../audits/run-audit.ts'

/** What to plan. The domain is one that `readDomain` lets pass; null means "not known". */
export interface PlanInquiry {
  readonly domain: string
  /** What a stored report shows of its message. `ip`, `helo` and `mailFrom` come before it. */
  readonly message: MessageFacts | null
  /** What the test took away; null where there is no report. */
  readonly lost: readonly LostPoints[] | null
  readonly ip: string | null
  readonly helo: string | null
  readonly mailFrom: string | null
  readonly selectors: readonly string[]
  /** Ids of mail services; known ones. */
  readonly providers: readonly string[]
  /** Id of a DNS host, a known one; null for the one found. */
  readonly dnsHost: string | null
  readonly keys: readonly GivenKey[]
  readonly wishes: PlanWishes
}

export interface PlanRun {
  readonly plan: Plan
  /** Null where nothing had to be asked: the domain belongs to a mailbox provider. */
  readonly audit: Audit | null
}

export type RunPlan = (inquiry: PlanInquiry) => Promise<PlanRun>

/** Faults of an audit that a plan tells as what keeps it from being made. */
const TOLD: ReadonlySet<string> = new Set(['domain-not-found', 'dns-silent'])

/** Of a message in the name of another domain, only the server is of use here. */
const messageFor = (domain: string, message: MessageFacts | null): MessageFacts | null => {
  const from = message?.fromDomain ?? null
  if (!message || from === null || isRelated(from, domain)) return message
  return { ...message, mailFrom: null, fromDomain: null, signatures: null }
}

/**
 * Audits a domain and makes its plan, over one cache: each question is sent once. What only the plan asks for, at the mail
 * services, is asked while the audit is under way. Rejects with `audit-timeout`, `dns-unreachable` and `dns-untrustworthy`;
 * a domain that cannot be planned for has its obstacle in the plan.
 */
export const createRunPlan = (ports: AuditPorts): RunPlan => {
  const runAudit = createRunAudit(ports)
  return async (inquiry) => {
    const { domain, message, ip, helo, mailFrom, selectors, providers, keys, ...rest } = inquiry
    const [{ blockedPlan, makePlan }, { obstacleTo }, { warmUp }] = await Promise.all([
      import('@bienrecu/audit/plan/make-plan'),
      import('@bienrecu/audit/plan/obstacle'),
      import('@bienrecu/audit/plan/warm-up'),
    ])
    const obstacle = obstacleTo(domain, null)
    if (obstacle !== null) return { plan: blockedPlan(domain, obstacle), audit: null }
    const resolver = withCache(ports.resolver)
    const named = [...new Set([...selectors, ...keys.map(({ selector }) => selector)])]
    const sender = { ip: ip ?? undefined, helo: helo ?? undefined, mailFrom: mailFrom ?? undefined }
    // Not waited for: a question that nobody needs in the end must not hold the plan back.
    void warmUp({ domain, resolver, providers, givenKeys: keys, wishes: rest.wishes })
    const { audit, fault } = await runAudit({
      domain,
      message: messageFor(domain, message),
      ...sender,
      selectors: named,
      resolver,
    })
    if (fault && !TOLD.has(fault.code)) throw fault
    if (fault) return { plan: blockedPlan(domain, fault.code === 'dns-silent' ? 'dns-silent' : 'not-found'), audit }
    const { dnsHost, wishes, lost } = rest
    return { plan: await makePlan({ audit, resolver, providers, dnsHost, givenKeys: keys, wishes, lost }), audit }
  }
}
