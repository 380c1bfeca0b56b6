import { render, type RenderedFinding } from '@bienrecu/audit/render'
import type { AuditReport, Locale } from '@bienrecu/shared'
import { auditSummary } from '@bienrecu/shared/audit-report-of'
import type { AuditRun } from '../../audits/run-audit.ts'
import { sortFindings, type SortedFindings } from './sort-findings.ts'

/** An audit in a reader's language: what both the terminal and Markdown show. */
export interface ToldAudit extends Pick<AuditReport, 'spf' | 'dkim' | 'dmarc'> {
  domain: string
  grade: string | null
  score: number | null
  findings: SortedFindings<RenderedFinding>
  /** Whether a record applies is known, be it that none does. */
  isDmarcKnown: boolean
  /** Who receives DMARC reports; null when that could not be found out. */
  reportTargets: readonly { address: string; isRefused: boolean }[] | null
  durationMs: number
}

const targetsOf = ({ reportTargets }: AuditRun['audit']['evidence']): ToldAudit['reportTargets'] =>
  reportTargets.known
    ? reportTargets.value
        .filter(({ tag }) => tag === 'rua')
        .map(({ address, isAuthorised }) => ({ address, isRefused: isAuthorised.known && !isAuthorised.value }))
    : null

/** Makes the sentences of an audit. */
export const tellAudit = ({ audit, durationMs }: AuditRun, locale: Locale): ToldAudit => ({
  domain: audit.domain,
  grade: audit.grade,
  score: audit.score,
  findings: sortFindings(audit.findings.map((finding) => render(finding, locale))),
  ...auditSummary(audit),
  isDmarcKnown: audit.evidence.dmarc.known && audit.evidence.dmarc.value.found.known,
  reportTargets: targetsOf(audit.evidence),
  durationMs,
})
