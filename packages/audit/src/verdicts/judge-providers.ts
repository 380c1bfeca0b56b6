import type { MailboxRule } from '@bienrecu/knowledge/mailbox-rules'
import type { Audit } from '../audit-domain.ts'
import { familiesOf, isInSight, measure, seenFor } from './measures.ts'
import type { ProviderVerdict, RuleVerdict } from './provider-verdicts.ts'
import type { RuleStatus } from './rule-status.ts'

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

/** Judges the audit by the rules of every provider in `knowledge`. */
export const judgeProviders = (audit: Audit, knowledge: Knowledge): readonly ProviderVerdict[] =>
  knowledge.mailboxProviders().map(({ id, name, bulk, rules }) => {
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
