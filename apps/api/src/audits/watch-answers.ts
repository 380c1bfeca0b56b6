import type { UnknownReason } from '@bienrecu/audit/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'

/** What came back about one domain, whatever the audit made of it. */
export interface AnswersSeen {
  /** Some question about the domain, or a name below it, was answered at all. */
  readonly isAnswered: boolean
  /** A record was found at the domain, or below it. */
  readonly isFound: boolean
  /** Why questions about it were not answered. */
  readonly reasons: ReadonlySet<UnknownReason>
}

/** The resolver as it is, and what it said of `domain` and the names below. */
export const watchAnswers = (resolver: Resolver, domain: string): { resolver: Resolver; seen: AnswersSeen } => {
  const seen = { isAnswered: false, isFound: false, reasons: new Set<UnknownReason>() }
  const below = `.${domain}`
  return {
    seen,
    resolver: {
      query: async (name, type) => {
        const fact = await resolver.query(name, type)
        if (name !== domain && !name.endsWith(below)) return fact
        if (!fact.known) seen.reasons.add(fact.reason)
        else {
          seen.isAnswered = true
          if (fact.value.status === 'found') seen.isFound = true
        }
        return fact
      },
    },
  }
}
