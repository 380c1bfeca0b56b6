import type { MailboxProvider, MailboxRule } from '@bienrecu/knowledge/mailbox-rules'
import type { Audit } from '../audit-domain.ts'
import type { Locale, Params } from '../check.ts'
import type { RuleStatus } from './rule-status.ts'

/** One rule of a mailbox provider, and what the audit says of it. */
export interface RuleVerdict {
  readonly id: string
  /** `unknown` also for what no audit can see, such as complaints. */
  readonly status: RuleStatus
  readonly isForBulk: boolean
  /** `reported`: told by a third party alone. Only what is required decides. */
  readonly requirement: MailboxRule['requirement']
  /** True when the provider itself says so. */
  readonly isOfficial: boolean
  readonly confidence: MailboxRule['confidence']
  /** An address; null when nothing is published. */
  readonly source: string | null
  /** ISO date of the page, or of the day it was read. */
  readonly date: string
  /** ISO date from which the rule holds; null when the source gives none. */
  readonly since: string | null
  /** Failed checks that explain a rule that is broken, worst first. */
  readonly checkIds: readonly string[]
  readonly params: Params
  /** True when the rule is met. */
  readonly title: Readonly<Record<Locale, string>>
  /** What happens otherwise. */
  readonly consequence: Readonly<Record<Locale, string>>
}

/** What one mailbox provider makes of the mail, by its published rules: no promise that a message arrives. */
export interface ProviderVerdict {
  readonly providerId: MailboxProvider['id']
  readonly name: string
  /**
   * For ordinary senders. `met`: every required rule that can be seen is met; `unknown`: one is open, or no rule can be seen.
   */
  readonly ordinary: RuleStatus
  /** For those who send in bulk, who have to obey both kinds of rules. */
  readonly bulk: RuleStatus
  /** From when a sender counts as one in bulk; null when it makes no difference. */
  readonly bulkMeaning: Readonly<Record<Locale, string>> | null
  readonly rules: readonly RuleVerdict[]
}

/**
 * Judges the audit by the rules of Gmail, Yahoo, Outlook.com, Orange, La Poste, Free and SFR. Rules and measures are loaded
 * on demand, apart from the checks; rejects only when they cannot be.
 */
export const providerVerdicts = async (audit: Audit): Promise<readonly ProviderVerdict[]> => {
  const [{ judgeProviders }, rules] = await Promise.all([
    import('./judge-providers.ts'),
    import('@bienrecu/knowledge/mailbox-rules'),
  ])
  return judgeProviders(audit, rules)
}
