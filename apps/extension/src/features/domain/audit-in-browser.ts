import { auditDomain } from '@bienrecu/audit/audit-domain'
import { providerVerdicts } from '@bienrecu/audit/verdicts/provider-verdicts'
import type { Resolver } from '@bienrecu/audit/resolver'
import { auditReportOf } from '@bienrecu/shared/audit-report-of'
import type { ErrorCode } from '@bienrecu/shared'
import { loadCheckTexts } from 'virtual:check-texts'
import { createDohResolver } from '../../dns/doh-resolver.ts'
import type { DohService } from '../../dns/doh-services.ts'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { Answer } from '../../messaging/answers.ts'
import type { Audited } from './ask-audit.ts'
import { viewOf } from './view-of-audit.ts'

/** What came back about the domain and the names below it, whatever the audit made of it. */
interface Seen {
  isAnswered: boolean
  isFound: boolean
  isReached: boolean
}

const watched = (resolver: Resolver, domain: string): { resolver: Resolver; seen: Seen } => {
  const seen: Seen = { isAnswered: false, isFound: false, isReached: false }
  const query: Resolver['query'] = async (name, type) => {
    const fact = await resolver.query(name, type)
    if (name !== domain && !name.endsWith(`.${domain}`)) return fact
    if (fact.known) seen.isAnswered = true
    if (fact.known ? fact.value.status === 'found' : false) seen.isFound = true
    if (fact.known || fact.reason !== 'unreachable') seen.isReached = true
    return fact
  }
  return { resolver: { query }, seen }
}

/** False when the resolver has an address for a name that cannot exist (RFC 6761 section 6.4). */
const isTruthful = async (resolver: Resolver): Promise<boolean> => {
  const fact = await resolver.query(`${crypto.randomUUID()}.invalid`, 'A')
  return !fact.known || fact.value.status !== 'found'
}

const faultOf = (seen: Seen, exists: boolean, isTrue: boolean): ErrorCode | null => {
  if (!isTrue) return 'dns-untrustworthy'
  if (!seen.isAnswered) return seen.isReached ? 'dns-silent' : 'dns-unreachable'
  return exists || seen.isFound ? null : 'domain-not-found'
}

/**
 * Examines a domain in this page, through a service asked over HTTPS. Name servers are not asked one by one and no policy
 * file is fetched: a page can do neither. What keeps the audit from saying anything is told as the API tells it.
 */
export const auditInBrowser = async (domain: string, service: DohService): Promise<Answer<Audited>> => {
  const askedAt = Date.now()
  const direct = createDohResolver({ url: service.url })
  const { resolver, seen } = watched(direct, domain)
  const [audit, isTrue] = await Promise.all([auditDomain({ domain, resolver }), isTruthful(direct)])
  const { domain: own } = audit.evidence
  const code = faultOf(seen, !own.known || own.value.exists, isTrue)
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
