/*
 * From the engine's audit to the contract's report. Not in the index of this package: it needs the engine, which only
 * those load who audit by themselves.
 */
import type { Audit } from '@bienrecu/audit/audit-domain'
import { summariseKeys } from '@bienrecu/audit/dkim/key-summary'
import type { Evidence } from '@bienrecu/audit/evidence'
import { render } from '@bienrecu/audit/render'
import { countLookups, countVoids } from '@bienrecu/audit/spf/tree'
import type { AuditEvidence } from './audit-evidence.ts'
import type { AuditFinding, AuditReport } from './audit.ts'
import type { Locale } from './locale.ts'

type Summary = Pick<AuditReport, 'spf' | 'dkim' | 'dmarc'>

const isIpv6 = (ip: string | null): boolean => ip?.includes(':') ?? false

const spfSummary = ({ spf, spfRecords, message }: Evidence): Summary['spf'] => {
  const tree = spf.known ? spf.value : null
  const family = message.known && isIpv6(message.value?.ip ?? null) ? 6 : 4
  const none = spf.known ? 0 : null
  return {
    records: spfRecords.known ? spfRecords.value.records : null,
    lookups: tree ? countLookups(tree) : none,
    voids: tree ? countVoids(tree, family) : none,
  }
}

const dmarcSummary = ({ dmarc }: Evidence): Summary['dmarc'] => {
  if (!dmarc.known) return { orgDomain: null, policyDomain: null, policy: null, asked: [] }
  const { orgDomain, policyDomain, policy, asked } = dmarc.value
  return { orgDomain, policyDomain, policy, asked }
}

/** What an audit says in a few figures: the look-ups of SPF, the keys, the policy and where it stands. */
export const auditSummary = ({ evidence }: Audit): Summary => ({
  spf: spfSummary(evidence),
  dkim: evidence.dkim.known ? summariseKeys(evidence.dkim.value) : [],
  dmarc: dmarcSummary(evidence),
})

/** The part of the evidence that the contract names: that it fits is what the compiler checks here. */
const evidenceOf = (evidence: Evidence): AuditEvidence => {
  const { message, spf, spfCheck, dkim, dmarc, reportTargets, spfAlignment, dkimAlignment } = evidence
  const { mx, ipLists, domainLists, dnsHost } = evidence
  const senders = { spfAlignment, dkimAlignment }
  return { message, spf, spfCheck, dkim, dmarc, reportTargets, ...senders, mx, ipLists, domainLists, dnsHost }
}

/** When the audit was asked for, in milliseconds since 1970, and how long it took. */
export interface AuditTimes {
  askedAt: number
  durationMs: number
}

const withSentences = (finding: Audit['findings'][number], locale: Locale): AuditFinding => {
  const { title, summary, advice, reference } = render(finding, locale)
  return { ...finding, title, summary, advice, reference }
}

/** The report of an audit, with sentences where a language is asked for; `verdicts` are for the caller to add. */
export const auditReportOf = (audit: Audit, { askedAt, durationMs }: AuditTimes, sentences?: Locale): AuditReport => ({
  domain: audit.domain,
  grade: audit.grade,
  score: audit.score,
  findings: sentences ? audit.findings.map((finding) => withSentences(finding, sentences)) : audit.findings,
  ...auditSummary(audit),
  evidence: evidenceOf(audit.evidence),
  askedAt: new Date(askedAt).toISOString(),
  durationMs,
})
