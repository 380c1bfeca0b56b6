import type { AuditReport, Locale } from '@bienrecu/shared'
import type { DohService } from '../../dns/doh-services.ts'
import type { Answer } from '../../messaging/answers.ts'
import { send } from '../../messaging/send.ts'
import { requestOf, type Question } from './audit-request.ts'
import type { Audited } from './audited.ts'
import { viewOf } from './view-of-audit.ts'

const toldInOneLanguage = (report: AuditReport, locale: Locale): Audited => {
  const view = viewOf(report, locale)
  return { domain: report.domain, resolver: null, viewIn: async (wanted) => (wanted === locale ? view : null) }
}

/** Has the paired API examine the domain, sentences included: the page then needs no engine. */
export const askApi = async (domain: string, question: Question, locale: Locale): Promise<Answer<Audited>> => {
  const answer = await send('audit/run', { request: requestOf(domain, question, locale) })
  return answer.ok ? { ok: true, value: toldInOneLanguage(answer.value, locale) } : answer
}

/** Examines the domain in this page. The engine is loaded by the first use alone. */
export const askFromBrowser = async (domain: string, service: DohService): Promise<Answer<Audited>> => {
  const { auditInBrowser } = await import('./audit-in-browser.ts')
  return auditInBrowser(domain, service)
}
