import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE, Text } from './provenance.ts'

/**
 * How a rule is measured. `not-visible`: neither the DNS nor a message shows it. `not-known`: there is no rule to measure.
 * `forwarders-only`: it does not concern those who send their own mail.
 */
const Measure = z.enum([
  'spf-pass',
  'dkim-pass',
  'spf-or-dkim',
  'spf-not-fail',
  'some-proof',
  'dmarc-published',
  'dmarc-with-reports',
  'dmarc-pass',
  'aligned',
  'reverse-present',
  'reverse-confirmed',
  'helo-valid',
  'sender-domain-resolves',
  'orange-lists',
  'from-not-gmail',
  'forwarders-only',
  'not-visible',
  'not-known',
])

const MailboxRule = z.strictObject({
  id: z.string(),
  measure: Measure,
  audience: z.enum(['everyone', 'bulk']),
  /** `reported`: told by a third party alone, and so never decisive. */
  requirement: z.enum(['required', 'recommended', 'reported']),
  /** True when the provider itself says so on a page that is cited. */
  isOfficial: z.boolean(),
  /** The day from which it holds; null when the source gives none. */
  since: z.iso.date().nullable(),
  /** True when the rule is met. */
  title: Text,
  /** What happens otherwise. */
  consequence: Text,
  ...PROVENANCE,
})

const MailboxProvider = z.strictObject({
  id: z.enum(['gmail', 'yahoo', 'outlook', 'orange', 'laposte', 'free', 'sfr']),
  name: z.string(),
  /** From when the provider takes a sender for one in bulk; null when it makes no difference. */
  bulk: Text.nullable(),
  rules: z.array(MailboxRule).min(1),
})

export const MailboxRulesFile = z.strictObject({ ...FILE_FIELDS, providers: z.array(MailboxProvider) })
export type MailboxRulesFile = z.infer<typeof MailboxRulesFile>
export type MailboxProvider = z.infer<typeof MailboxProvider>
export type MailboxRule = z.infer<typeof MailboxRule>
export type Measure = z.infer<typeof Measure>
