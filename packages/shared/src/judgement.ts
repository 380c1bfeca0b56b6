import { z } from 'zod'
import { AuthenticationResult } from './audit-evidence.ts'
import { AuditFinding, AuditReport } from './audit.ts'
import { AuditVerdict } from './audit-verdict.ts'
import { BlocklistResult } from './tester-report.ts'
import { Id, Timestamp } from './field.ts'

const Aligned = z
  .boolean()
  .nullable()
  .describe('With the From domain (RFC 9989 §4.4); null where it could not be found out')

export const JudgedSpf = z
  .object({
    result: AuthenticationResult,
    domain: z.string().nullable().describe('Of MAIL FROM, or of HELO for the null reverse-path'),
    aligned: Aligned,
    matched: z.string().nullable().describe('The term that decided'),
    reason: z.string().nullable().describe('In the words of the verifier, in English'),
  })
  .meta({ id: 'JudgedSpf' })
export type JudgedSpf = z.infer<typeof JudgedSpf>

export const JudgedDkim = z
  .object({
    domain: z.string().describe('d='),
    selector: z.string().describe('s='),
    identity: z.string().nullable().describe('i='),
    algorithm: z.string().nullable().describe('a='),
    result: AuthenticationResult,
    aligned: Aligned,
    bits: z.int().nullable().describe('Length of the key'),
    isBodyHashRight: z.boolean().nullable().describe('False: the text was changed after it was signed'),
    signedFields: z.array(z.string()).readonly().describe('h=, lower case'),
    reason: z.string().nullable(),
  })
  .meta({ id: 'JudgedDkim' })
export type JudgedDkim = z.infer<typeof JudgedDkim>

export const JudgedDmarc = z
  .object({
    result: AuthenticationResult,
    policy: z.enum(['none', 'quarantine', 'reject']).nullable().describe('Null without a record'),
    domain: z.string().nullable().describe('Where the record stands'),
    record: z.string().nullable(),
    fromDomain: z.string().nullable().describe('Null when From names none, or several'),
    reason: z.string().nullable(),
  })
  .meta({ id: 'JudgedDmarc' })
export type JudgedDmarc = z.infer<typeof JudgedDmarc>

/** What proves who sent the message, and why. */
export const JudgedAuthentication = z
  .object({
    spf: JudgedSpf,
    dkim: z.array(JudgedDkim).readonly(),
    dmarc: JudgedDmarc,
    arc: z.object({ result: AuthenticationResult, instance: z.int().nullable() }).nullable(),
    headers: z.string().describe('Authentication-Results and Received-SPF as we would write them'),
  })
  .meta({ id: 'JudgedAuthentication' })
export type JudgedAuthentication = z.infer<typeof JudgedAuthentication>

/** A finding with its price. `section` is that of the score. */
export const JudgedFinding = AuditFinding.extend({
  points: z
    .number()
    .max(0)
    .describe('Taken away from ten; 0 for advice, and where another finding of the section counts'),
  section: z.string().nullable().describe('Null where the score does not look'),
}).meta({ id: 'JudgedFinding' })
export type JudgedFinding = z.infer<typeof JudgedFinding>

export const ScoreSection = z
  .object({ key: z.string(), points: z.number().max(0), parent: z.string().nullable() })
  .meta({ id: 'ScoreSection' })
export type ScoreSection = z.infer<typeof ScoreSection>

/** One rule of a spam filter, with the filter’s own sign: positive is bad. */
export const FilterRule = z
  .object({ code: z.string().max(120), score: z.number(), description: z.string().max(2_000) })
  .meta({ id: 'FilterRule' })
export type FilterRule = z.infer<typeof FilterRule>

/** SpamAssassin or rspamd. `off`: not set up; `unavailable`: it did not answer; `too-large`: it is not asked about such messages. */
export const FilterVerdict = z
  .object({
    state: z.enum(['off', 'unavailable', 'too-large', 'judged']),
    score: z.number().nullable().describe('The filter’s own sign: positive is bad'),
    threshold: z.number().nullable(),
    action: z.string().nullable().describe('What rspamd would do'),
    rules: z.array(FilterRule).max(400).readonly(),
    counts: z.boolean().describe('Its points are part of the score'),
  })
  .meta({ id: 'FilterVerdict' })
export type FilterVerdict = z.infer<typeof FilterVerdict>

export const Hop = z
  .object({
    from: z.string().nullable(),
    fromIp: z.string().nullable(),
    fromReverse: z.string().nullable(),
    by: z.string().nullable(),
    with: z.string().nullable(),
    isEncrypted: z.boolean().nullable(),
    tls: z.string().nullable(),
    id: z.string().nullable(),
    at: z.string().nullable(),
    delaySeconds: z.number().nullable().describe('Since the hop before; negative where clocks differ'),
    raw: z.string(),
  })
  .meta({ id: 'Hop' })
export type Hop = z.infer<typeof Hop>

export const JudgedHeader = z
  .object({
    name: z.string(),
    value: z.string(),
    meaning: z.string().nullable().describe('Id of the explanation; null for a field we do not know'),
  })
  .meta({ id: 'JudgedHeader' })
export type JudgedHeader = z.infer<typeof JudgedHeader>

const JudgedLink = z.object({
  href: z.string(),
  host: z.string().nullable(),
  text: z.string(),
  status: z.int().nullable().describe('Null where it was not asked, or nobody answered'),
})

const JudgedAttachment = z.object({
  fileName: z.string().nullable(),
  type: z.string(),
  size: z.int(),
  isInline: z.boolean(),
})

/** What the message is, in short. */
export const JudgedMessage = z
  .object({
    subject: z.string().nullable(),
    from: z.string().nullable(),
    fromDomain: z.string().nullable(),
    to: z.string().nullable(),
    replyTo: z.string().nullable(),
    date: z.string().nullable(),
    messageId: z.string().nullable(),
    size: z.int(),
    hasText: z.boolean(),
    hasHtml: z.boolean(),
    isBulk: z.boolean(),
    links: z.array(JudgedLink).max(500).readonly(),
    attachments: z.array(JudgedAttachment).max(200).readonly(),
    headers: z.array(JudgedHeader).max(500).readonly(),
  })
  .meta({ id: 'JudgedMessage' })
export type JudgedMessage = z.infer<typeof JudgedMessage>

/** Who handed the message to us. */
export const JudgedConnection = z
  .object({
    ip: z.string().nullable(),
    helo: z.string().nullable(),
    reverseName: z.string().nullable(),
    mailFrom: z.string().nullable(),
    recipient: z.string().nullable(),
    tls: z.object({ protocol: z.string(), cipher: z.string() }).nullable(),
  })
  .meta({ id: 'JudgedConnection' })
export type JudgedConnection = z.infer<typeof JudgedConnection>

/** `GET /v1/tester-results/{id}`: one message, judged by our own tester. Sent in this form; sentences are made last. */
export const Judgement = z
  .object({
    version: z.literal(1),
    origin: z.enum(['received', 'file']),
    isPractice: z.boolean().describe('It came by the practice relay: its domain exists on this machine alone'),
    receivedAt: Timestamp,
    judgedAt: Timestamp,
    durationMs: z.int().describe('From the last octet to the judgement'),
    score: z.number().min(0).max(10),
    maxScore: z.literal(10),
    band: z.int().min(0).max(4),
    sections: z.array(ScoreSection).readonly().describe('What each section takes from ten; parents before their parts'),
    connection: JudgedConnection,
    message: JudgedMessage,
    authentication: JudgedAuthentication,
    hops: z.array(Hop).max(100).readonly(),
    findings: z.array(JudgedFinding).readonly().describe('Those that cost points first'),
    filters: z.object({ spamassassin: FilterVerdict, rspamd: FilterVerdict }),
    blocklists: z.array(BlocklistResult).readonly(),
    verdicts: z.array(AuditVerdict).readonly(),
    audit: AuditReport.nullable().describe('Null when the message names no author’s domain'),
    isDnsMissing: z.boolean().describe('The DNS did not answer: nothing that depends on it counts'),
  })
  .meta({ id: 'Judgement' })
export type Judgement = z.infer<typeof Judgement>

/** A stored result. */
export const TesterResult = z
  .object({
    id: Id,
    address: z.string().nullable(),
    pageUrl: z.url({ protocol: /^https?$/ }),
    expiresAt: Timestamp.nullable().describe('When it is deleted; null: when it is deleted by hand'),
    reportId: Id.nullable(),
    isShared: z.boolean(),
    judgement: Judgement,
  })
  .meta({ id: 'TesterResult' })
export type TesterResult = z.infer<typeof TesterResult>
