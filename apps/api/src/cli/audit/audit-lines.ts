import type { Audit } from '@bienrecu/audit/audit-domain'
import { type Locale, errorSentence } from '@bienrecu/shared'
import { auditSummary } from '@bienrecu/shared/audit-report-of'
import type { AppError } from '../../app-error.ts'
import type { AuditRun } from '../../audits/run-audit.ts'
import { csvLine } from '../../text/csv.ts'

/** An error as it stands on a line: the others go on. */
export interface LineError {
  code: string
  message: string
}

export const lineError = ({ code, params }: AppError, locale: Locale): LineError => ({
  code,
  message: errorSentence(code, locale, params),
})

/** The agreed form of an audit on one line of JSON; an audit that says nothing says why. */
export const auditJson = ({ audit, askedAt, durationMs }: AuditRun, error: LineError | null): string =>
  JSON.stringify({
    domain: audit.domain,
    grade: audit.grade,
    score: audit.score,
    findings: audit.findings,
    ...auditSummary(audit),
    askedAt: new Date(askedAt).toISOString(),
    durationMs,
    ...(error && { error }),
  })

const CSV_FIELDS = [
  'line',
  'domain',
  'grade',
  'score',
  'failed',
  'unknown',
  'spf_records',
  'spf_lookups',
  'spf_voids',
  'dkim',
  'dmarc_policy',
  'dmarc_policy_domain',
  'dmarc_org_domain',
  'error',
] as const

export const CSV_HEADER = CSV_FIELDS.join(',')

const fieldsLine = (values: Readonly<Partial<Record<(typeof CSV_FIELDS)[number], string | number | null>>>): string =>
  csvLine(CSV_FIELDS.map((field) => values[field] ?? null))

const idsOf = ({ findings }: Audit, status: 'fail' | 'unknown'): string =>
  findings
    .filter((finding) => finding.status === status)
    .map(({ checkId }) => checkId)
    .join(' ')

export const auditCsv = (line: number, { audit }: AuditRun, error: LineError | null): string => {
  const { spf, dkim, dmarc } = auditSummary(audit)
  return fieldsLine({
    line,
    domain: audit.domain,
    grade: audit.grade,
    score: audit.score,
    failed: idsOf(audit, 'fail'),
    unknown: idsOf(audit, 'unknown'),
    spf_records: spf.records?.length ?? null,
    spf_lookups: spf.lookups,
    spf_voids: spf.voids,
    dkim: dkim.map(({ selector, bits, status }) => `${selector}:${bits ?? ''}:${status}`).join(' '),
    dmarc_policy: dmarc.policy,
    dmarc_policy_domain: dmarc.policyDomain,
    dmarc_org_domain: dmarc.orgDomain,
    error: error?.code ?? null,
  })
}

/** The line of a domain that could not be audited at all. */
export const refusedCsv = (line: number, domain: string, error: LineError): string =>
  fieldsLine({ line, domain, error: error.code })
