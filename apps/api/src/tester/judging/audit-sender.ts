import { judge as judgeDomain } from '@bienrecu/audit/audit-domain'
import type { Evidence } from '@bienrecu/audit/evidence'
import type { Finding, OnBug } from '@bienrecu/audit/run'
import { type ProviderVerdict, providerVerdicts } from '@bienrecu/audit/verdicts/provider-verdicts'
import type { AuditReport } from '@bienrecu/shared'
import { type AuditTimes, auditReportOf } from '@bienrecu/shared/audit-report-of'
import type { Sender } from './find-sender.ts'

/** What the checks say of a sender. */
export interface DomainAudit {
  /** Null, and no verdicts, where the message names no author’s domain. */
  readonly report: AuditReport | null
  readonly verdicts: readonly ProviderVerdict[]
  readonly findings: readonly Finding[]
}

export interface ToAudit {
  readonly sender: Sender
  /** The sender’s, with what became of the signatures. */
  readonly evidence: Evidence
  readonly fromDomain: string | null
}

/** Where there is no author, the checks of a domain have nobody to speak of: what was not asked is not told. */
const isAsked = ({ status, params }: Finding): boolean => status !== 'unknown' || params['reason'] !== 'not-asked'

const audit = async ({ evidence, fromDomain }: ToAudit, onBug: OnBug, times: AuditTimes): Promise<DomainAudit> => {
  const judged = judgeDomain(fromDomain ?? '', evidence, onBug)
  if (fromDomain === null) return { report: null, verdicts: [], findings: judged.findings.filter(isAsked) }
  return { report: auditReportOf(judged, times), verdicts: await providerVerdicts(judged), findings: judged.findings }
}

/**
 * The audit of the author’s domain; without one, the findings about the envelope alone. It is the same for all messages of a
 * sender whose signatures turned out alike, with the times of the first.
 */
export const auditSender = (wanted: ToAudit, onBug: OnBug, times: AuditTimes): Promise<DomainAudit> =>
  wanted.sender.audits(JSON.stringify(wanted.evidence.message), () => audit(wanted, onBug, times))
