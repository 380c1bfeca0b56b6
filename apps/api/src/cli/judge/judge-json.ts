import type { Judgement } from '@bienrecu/shared'

/** What `judge --json` prints. Programs rely on these names; more may be added. */
export const judgeJson = (judgement: Judgement) => {
  const { score, maxScore, band, authentication, findings, sections, connection, message, isDnsMissing } = judgement
  const { spf, dkim, dmarc, arc } = authentication
  return {
    score,
    maxScore,
    band,
    spf: { result: spf.result, aligned: spf.aligned, domain: spf.domain, reason: spf.reason },
    dkim: dkim.map(({ domain, selector, result, aligned, reason }) => ({ domain, selector, result, aligned, reason })),
    dmarc: { result: dmarc.result, policy: dmarc.policy, domain: dmarc.domain, fromDomain: dmarc.fromDomain },
    arc,
    findings: findings.map(({ checkId, status, points, params }) => ({ checkId, status, points, params })),
    sections,
    filters: judgement.filters,
    blocklists: judgement.blocklists,
    verdicts: judgement.verdicts.map(({ providerId, ordinary, bulk }) => ({ providerId, ordinary, bulk })),
    connection,
    subject: message.subject,
    isDnsMissing,
    durationMs: judgement.durationMs,
  }
}
