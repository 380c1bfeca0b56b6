import { auditFault, isTruthful, watchAnswers } from '@bienrecu/audit/answers-seen'
import { auditDomain } from '@bienrecu/audit/audit-domain'
import { providerVerdicts } from '@bienrecu/audit/verdicts/provider-verdicts'
import { auditReportOf } from '@bienrecu/shared/audit-report-of'
import { loadCheckTexts } from 'virtual:check-texts'
import { createDohResolver } from '../../dns/doh-resolver.ts'
import type { DohService } from '../../dns/doh-services.ts'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { Answer } from '../../messaging/answers.ts'
import type { Audited } from './audited.ts'
import { viewOf } from './view-of-audit.ts'

/**
 * Examines a domain in this page, through a service asked over HTTPS. Name servers are not asked one by one and no policy
 * file is fetched: a page can do neither. What keeps the audit from saying anything is told as the API tells it.
 */
export const auditInBrowser = async (domain: string, service: DohService): Promise<Answer<Audited>> => {
  const askedAt = Date.now()
  const direct = createDohResolver({ url: service.url })
  const { resolver, seen } = watchAnswers(direct, domain)
  const [audit, isTrue] = await Promise.all([
    auditDomain({ domain, resolver }),
    isTruthful(direct, crypto.randomUUID()),
  ])
  const code = auditFault(audit, seen, isTrue)
  if (code !== null) {
    const { errorSentence } = await import('@bienrecu/shared/error-sentence')
    const params = { domain }
    return { ok: false, code, params, sentence: errorSentence(code, uiLocale.value, params) }
  }
  const times = { askedAt, durationMs: Date.now() - askedAt }
  // Rules that cannot be loaded are left out; the audit is none the worse.
  const verdicts = await providerVerdicts(audit).catch(() => undefined)
  const viewIn: Audited['viewIn'] = async (locale) => {
    await loadCheckTexts(locale)
    return viewOf({ ...auditReportOf(audit, times, locale), verdicts }, locale)
  }
  return { ok: true, value: { domain, resolver: service.name, viewIn } }
}
