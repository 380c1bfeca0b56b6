import { z } from 'zod'

const RuleStatus = z.enum(['met', 'broken', 'unknown', 'not-applicable'])
const Told = z.object({ en: z.string(), fr: z.string() })

/** One rule of a mailbox provider, and what the audit says of it. */
export const AuditRule = z
  .object({
    id: z.string(),
    status: RuleStatus.describe('`unknown` also for what no audit can see, such as complaints'),
    isForBulk: z.boolean(),
    requirement: z.enum(['required', 'recommended', 'reported']).describe('Only what is required decides'),
    isOfficial: z.boolean().describe('The provider itself says so'),
    confidence: z.enum(['verified', 'observed', 'memory']),
    source: z.string().nullable(),
    date: z.string().describe('When the source was written, or read'),
    since: z.string().nullable().describe('From when the rule holds'),
    checkIds: z.array(z.string()).readonly().describe('Failed checks that explain a broken rule, worst first'),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()])).readonly(),
    title: Told.describe('True when the rule is met'),
    consequence: Told,
  })
  .meta({ id: 'AuditRule' })
export type AuditRule = z.infer<typeof AuditRule>

/** What one mailbox provider makes of the mail, by its published rules: no promise that a message arrives. */
export const AuditVerdict = z
  .object({
    providerId: z.string(),
    name: z.string(),
    ordinary: RuleStatus.describe('For ordinary senders'),
    bulk: RuleStatus.describe('For those who send in bulk'),
    bulkMeaning: Told.nullable().describe('From when a sender counts as one in bulk'),
    rules: z.array(AuditRule).readonly(),
  })
  .meta({ id: 'AuditVerdict' })
export type AuditVerdict = z.infer<typeof AuditVerdict>
