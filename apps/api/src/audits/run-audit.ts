import { auditFault, watchAnswers } from '@bienrecu/audit/answers-seen'
import type { Audit } from '@bienrecu/audit/audit-domain'
import type { AskServer, FetchPolicy } from '@bienrecu/audit/audit-input'
import type { MessageFacts } from '@bienrecu/audit/message'
import type { Resolver } from '@bienrecu/audit/resolver'
import { AppError } from '../app-error.ts'
import { createTrustCheck } from './trust-check.ts'

const LONGEST = 30_000 // ms for the whole of an audit

export interface AuditPorts {
  resolver: Resolver
  askServer: AskServer | null
  fetchPolicy: FetchPolicy | null
  /** Told about a check that threw. */
  onBug: (checkId: string, error: unknown) => void
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds an audit may take. */
  longest?: number
}

/** What to audit. The domain is one that `readDomain` lets pass; null and absence alike mean "not known". */
export interface AuditQuestion {
  domain: string
  ip?: string | undefined
  helo?: string | undefined
  mailFrom?: string | undefined
  selectors?: readonly string[]
  message?: MessageFacts | null
  /** Ids of blocklists; null for all that may be asked. */
  lists?: readonly string[] | null
  /** Asked instead of the port: for a caller who goes on asking, and keeps the answers. */
  resolver?: Resolver
}

export interface AuditRun {
  audit: Audit
  /** Why the audit says nothing: the name does not exist, the DNS is silent or lies. Null when it says something. */
  fault: AppError | null
  /** Milliseconds since 1970. */
  askedAt: number
  durationMs: number
}

export type RunAudit = (question: AuditQuestion) => Promise<AuditRun>

const within = async <Value>(work: Promise<Value>, longest: number, domain: string): Promise<Value> => {
  let timer
  const tooLong = new Promise<never>((_resolve, reject) => {
    const params = { domain, seconds: Math.round(longest / 1000) }
    timer = setTimeout(() => reject(new AppError('audit-timeout', { params })), longest)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Audits one domain after another over the same resolver; whether that one tells the truth is asked once. Rejects with
 * `audit-timeout`; whatever else the DNS does is told in `fault`, beside the audit as far as it got.
 */
export const createRunAudit = (ports: AuditPorts): RunAudit => {
  const { askServer, fetchPolicy, onBug, now, longest = LONGEST } = ports
  const isTruthful = createTrustCheck(ports.resolver)
  let engine: Promise<typeof import('@bienrecu/audit/audit-domain')> | null = null // loaded when wanted, once
  return async ({ domain, resolver: source = ports.resolver, ...question }) => {
    const askedAt = now()
    const start = performance.now()
    const trust = isTruthful()
    const { auditDomain } = await (engine ??= import('@bienrecu/audit/audit-domain'))
    const { resolver, seen } = watchAnswers(source, domain)
    const work = auditDomain({ ...question, domain, resolver, askServer, fetchPolicy, onBug })
    const [audit, isTrue] = await within(Promise.all([work, trust]), longest, domain)
    const durationMs = Math.round(performance.now() - start)
    const code = auditFault(audit, seen, isTrue)
    return { audit, fault: code && new AppError(code, { params: { domain } }), askedAt, durationMs }
  }
}
