import type { MailboxProvider, MailboxRule } from '@bienrecu/knowledge/mailbox-rules'
import type { Audit } from '../audit-domain.ts'
import type { Locale, Params } from '../check.ts'
import { familiesOf, isInSight, measure, seenFor } from './measures.ts'
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

type Knowledge = typeof import('@bienrecu/knowledge/mailbox-rules')

const failedChecks = ({ findings }: Audit, families: readonly string[]): string[] =>
  findings
    .filter(({ status, severity }) => status === 'fail' && severity !== 'info')
    .map(({ checkId }) => checkId)
    .filter((checkId) => families.includes(checkId.split('/')[0] ?? ''))

const ruleVerdict = (audit: Audit, rule: MailboxRule, { sourceOf }: Knowledge): RuleVerdict => {
  const status = measure(rule.measure, audit.evidence)
  return {
    id: rule.id,
    status,
    isForBulk: rule.audience === 'bulk',
    requirement: rule.requirement,
    isOfficial: rule.isOfficial,
    confidence: rule.confidence,
    ...sourceOf(rule),
    since: rule.since,
    checkIds: status === 'broken' ? failedChecks(audit, familiesOf(rule.measure)) : [],
    params: seenFor(rule.measure, audit.evidence),
    title: rule.title,
    consequence: rule.consequence,
  }
}

/** Only what is required and can be seen decides; a breach decides in any case. */
const verdictOf = (judged: readonly { readonly rule: MailboxRule; readonly verdict: RuleVerdict }[]): RuleStatus => {
  const required = judged.filter(({ rule }) => rule.requirement === 'required')
  if (required.some(({ verdict }) => verdict.status === 'broken')) return 'broken'
  const seen = required.filter(({ rule }) => isInSight(rule.measure))
  const isMet = seen.length > 0 && seen.every(({ verdict }) => verdict.status === 'met')
  return isMet ? 'met' : 'unknown'
}

/**
 * Judges the audit by the rules of Gmail, Yahoo, Outlook.com, Orange, La Poste, Free and SFR. The rules are loaded on demand;
 * rejects only when they cannot be.
 */
export const providerVerdicts = async (audit: Audit): Promise<readonly ProviderVerdict[]> => {
  const knowledge = await import('@bienrecu/knowledge/mailbox-rules')
  return knowledge.mailboxProviders().map(({ id, name, bulk, rules }) => {
    const judged = rules.map((rule) => ({ rule, verdict: ruleVerdict(audit, rule, knowledge) }))
    return {
      providerId: id,
      name,
      ordinary: verdictOf(judged.filter(({ rule }) => rule.audience === 'everyone')),
      bulk: verdictOf(judged),
      bulkMeaning: bulk,
      rules: judged.map(({ verdict }) => verdict),
    }
  })
}
