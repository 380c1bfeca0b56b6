import type { AuditInput } from './audit-input.ts'
import { collectDelegation } from './collect/delegation.ts'
import { collectDkim } from './collect/dkim.ts'
import { collectDmarc } from './collect/dmarc.ts'
import { collectDomain } from './collect/domain.ts'
import { collectForms } from './collect/forms.ts'
import { collectLists } from './collect/lists.ts'
import { collectMx } from './collect/mx.ts'
import { collectPolicies } from './collect/policies.ts'
import { collectSpf } from './collect/spf.ts'
import { type Evidence, notKnown } from './evidence.ts'
import { withCache } from './resolver.ts'

/** The ports, each question sent once and none of them able to end the audit: what breaks its word has not answered. */
const safely = ({ resolver, askServer, fetchPolicy, ...rest }: AuditInput): AuditInput => ({
  ...rest,
  resolver: withCache(resolver),
  askServer: askServer && ((address) => withCache(askServer(address))),
  fetchPolicy:
    fetchPolicy &&
    (async (domain) => {
      try {
        return await fetchPolicy(domain)
      } catch {
        return notKnown('bad-answer') // a fault of the platform; the other checks are not affected
      }
    }),
})

/**
 * Asks everything at once and builds the evidence. Each collector asks what it needs, whoever else asks it too: the cache
 * sends each question once, and the longest chain of dependent questions decides about the time.
 */
export const collectEvidence = async (input: AuditInput): Promise<Evidence> => {
  const cached = safely(input)
  const parts = await Promise.all([
    collectDomain(cached),
    collectSpf(cached),
    collectDkim(cached),
    collectDmarc(cached),
    collectMx(cached),
    collectDelegation(cached),
    collectForms(cached),
    collectPolicies(cached),
    collectLists(cached),
  ])
  const [domain, spf, dkim, dmarc, mx, delegation, forms, policies, lists] = parts
  return { ...domain, ...spf, ...dkim, ...dmarc, ...mx, ...delegation, ...forms, ...policies, ...lists }
}
