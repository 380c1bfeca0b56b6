import type { AuditFinding, Locale, TesterResult } from '@bienrecu/shared'

/** A result whose findings carry their sentences in this language. The sentences are loaded with the first result. */
export const toldResult = async (result: TesterResult, locale: Locale): Promise<TesterResult> => {
  const { renderFinding } = await import('@bienrecu/audit/content/render-finding')
  const told = <Finding extends AuditFinding>(finding: Finding): Finding => {
    const { title, summary, advice, reference } = renderFinding(finding, locale)
    return { ...finding, title, summary, advice, reference }
  }
  const { audit, findings } = result.judgement
  const judgement = {
    ...result.judgement,
    findings: findings.map(told),
    audit: audit && { ...audit, findings: audit.findings.map(told) },
  }
  return { ...result, judgement }
}
