import type { Audit } from './audit-domain.ts'
import type { Resolver } from './resolver.ts'

/** What came back about one domain and the names below it, whatever the audit made of it. */
export interface AnswersSeen {
  /** Some question was answered at all. */
  readonly isAnswered: boolean
  /** A record was found. */
  readonly isFound: boolean
  /** Something came back, were it a refusal. */
  readonly isReached: boolean
}

/** The resolver as it is, and what it said of `domain` and the names below. */
export const watchAnswers = (resolver: Resolver, domain: string): { resolver: Resolver; seen: AnswersSeen } => {
  const seen = { isAnswered: false, isFound: false, isReached: false }
  const below = `.${domain}`
  const query: Resolver['query'] = async (name, type) => {
    const fact = await resolver.query(name, type)
    if (name !== domain && !name.endsWith(below)) return fact
    if (fact.known) {
      seen.isAnswered = true
      seen.isReached = true
      if (fact.value.status === 'found') seen.isFound = true
    } else if (fact.reason !== 'unreachable') seen.isReached = true
    return fact
  }
  return { seen, resolver: { query } }
}

/**
 * False when the resolver has an address for a name that cannot exist: RFC 6761 §6.4 reserves `.invalid` for that. Some
 * access providers answer with a page of their own, and would make every missing record look present. A resolver that does
 * not answer is not a liar. `label` is one that nobody has asked for before.
 */
export const isTruthful = async (resolver: Resolver, label: string): Promise<boolean> => {
  const fact = await resolver.query(`${label}.invalid`, 'A')
  return !fact.known || fact.value.status !== 'found'
}

/** Why an audit says nothing: the resolver lies, is silent, cannot be reached, or the name does not exist. */
export type AuditFault = 'dns-untrustworthy' | 'dns-silent' | 'dns-unreachable' | 'domain-not-found'

/** What keeps the audit from saying anything, or null when it says something. */
export const auditFault = ({ evidence }: Audit, seen: AnswersSeen, isTrue: boolean): AuditFault | null => {
  if (!isTrue) return 'dns-untrustworthy'
  if (!seen.isAnswered) return seen.isReached ? 'dns-silent' : 'dns-unreachable'
  const { domain } = evidence
  return domain.known && !domain.value.exists && !seen.isFound ? 'domain-not-found' : null
}
