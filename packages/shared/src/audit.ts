import { z } from 'zod'
import { AuditEvidence } from './audit-evidence.ts'
import { AuditVerdict } from './audit-verdict.ts'
import { Domain } from './domain.ts'
import { addressProblem } from './email-address.ts'
import { fieldIssue, Id, lineOfText, Timestamp } from './field.ts'
import { Locale } from './locale.ts'

const isIpAddress = (text: string): boolean => z.ipv4().safeParse(text).success || z.ipv6().safeParse(text).success

/** An IPv4 or IPv6 address, without brackets, prefix or zone. */
export const IpAddress = z
  .string()
  .trim()
  .superRefine((text, context) => {
    if (!isIpAddress(text)) context.addIssue(fieldIssue('ip-invalid'))
  })
  .meta({ example: '192.0.2.1' })

const MAX_SELECTOR = 120
const SELECTOR = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/i

/** RFC 6376 §3.1, and the underscore, which is seen in practice. */
export const Selector = z
  .string()
  .trim()
  .superRefine((text, context) => {
    if (text.length > MAX_SELECTOR || !SELECTOR.test(text)) context.addIssue(fieldIssue('selector-invalid'))
  })
  .transform((text) => text.toLowerCase())
  .meta({ example: 's1' })

/** The address of Return-Path; `<>` and the empty text are the null reverse-path of bounces (RFC 5321 §4.5.5). */
export const ReversePath = z
  .string()
  .trim()
  .transform((text) => (text === '<>' ? '' : text))
  .superRefine((text, context) => {
    const problem = text === '' ? null : addressProblem(text)
    if (problem)
      context.addIssue(fieldIssue(problem.code, problem.suggestion ? { suggestion: problem.suggestion } : {}))
  })
  .meta({ example: 'bounces@example.org' })

const MAX_SELECTORS = 20
const MAX_LISTS = 100

/** `POST /v1/audits`. What is given here comes before what the report shows. */
export const AuditRequest = z
  .strictObject({
    domain: Domain.optional().describe('A-labels or Unicode; the sender’s domain of the report when absent'),
    ip: IpAddress.optional().describe('The address that sends'),
    helo: lineOfText(255).optional().describe('The name the sending server gives itself'),
    mailFrom: ReversePath.optional().describe('The address of Return-Path; empty for bounces'),
    selectors: z
      .array(Selector)
      .max(MAX_SELECTORS)
      .default([])
      .describe('DKIM selectors to look for, besides the usual'),
    lists: z
      .array(z.string().max(80))
      .max(MAX_LISTS)
      .nullable()
      .default(null)
      .describe('Ids of the blocklists to ask; none when empty, all that may be asked when null'),
    fromReport: Id.optional().describe('A report, or its probe: the message it shows is taken into account'),
    sentences: Locale.optional().describe('Adds the sentences of each finding, in this language'),
  })
  .superRefine(({ domain, fromReport }, context) => {
    if (domain === undefined && fromReport === undefined)
      context.addIssue({ ...fieldIssue('field-required'), path: ['domain'] })
  })
  .meta({ id: 'AuditRequest' })
export type AuditRequest = z.input<typeof AuditRequest>

export const AUDIT_SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const
export const AuditSeverity = z.enum(AUDIT_SEVERITIES)
export type AuditSeverity = z.infer<typeof AuditSeverity>

/** One judgement. `unknown`: what it needs could not be found out; `error`: a fault of ours. Neither counts. */
export const AuditFinding = z
  .object({
    checkId: z.string(),
    status: z.enum(['pass', 'fail', 'not-applicable', 'unknown', 'error']),
    severity: AuditSeverity,
    params: z
      .record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()]))
      .readonly()
      .describe('The values measured'),
    title: z.string().optional().describe('True when the check passes'),
    summary: z.string().nullable().optional().describe('What was found and why it matters; null when it passed'),
    advice: z.string().nullable().optional().describe('What to do; null when nothing has to be done'),
    reference: z.string().optional().describe('`RFC 7208 §4.6.4`, or an address'),
  })
  .meta({ id: 'AuditFinding' })
export type AuditFinding = z.infer<typeof AuditFinding>

/** What SPF costs. Null where it could not be found out. */
export const AuditSpf = z
  .object({
    records: z.array(z.string()).readonly().nullable().describe('SPF records at the domain'),
    lookups: z.int().nullable().describe('DNS look-ups that checking it takes; ten are allowed (RFC 7208 §4.6.4)'),
    voids: z.int().nullable().describe('Look-ups that find nothing; two are allowed'),
  })
  .meta({ id: 'AuditSpf' })

export const AuditKey = z
  .object({
    selector: z.string(),
    domain: z.string(),
    bits: z.int().nullable().describe('Length of the key; null when there is none, or it is illegible'),
    status: z.enum(['valid', 'revoked', 'missing', 'invalid', 'unknown']),
  })
  .meta({ id: 'AuditKey' })
export type AuditKey = z.infer<typeof AuditKey>

const DmarcPolicy = z.enum(['none', 'quarantine', 'reject'])

/** What the tree walk of RFC 9989 §4.10 ended with. Null where it could not be found out. */
export const AuditDmarc = z
  .object({
    orgDomain: z.string().nullable(),
    policyDomain: z.string().nullable().describe('Where the record stands that applies; null when there is none'),
    policy: DmarcPolicy.nullable(),
    asked: z.array(z.string()).readonly().describe('Names of the walk, in its order'),
  })
  .meta({ id: 'AuditDmarc' })

/** An audit as data: what was found, what follows from it. Stored and sent in this form; sentences are made last. */
export const AuditReport = z
  .object({
    domain: z.string().describe('In A-labels'),
    grade: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).nullable().describe('Null when nothing could be judged'),
    score: z.int().min(0).max(100).nullable().describe('Null with the grade'),
    findings: z.array(AuditFinding).readonly().describe('Worst first'),
    spf: AuditSpf,
    dkim: z.array(AuditKey).readonly(),
    dmarc: AuditDmarc,
    verdicts: z
      .array(AuditVerdict)
      .readonly()
      .optional()
      .describe('What the large mailbox providers make of it; absent where their rules could not be loaded'),
    evidence: AuditEvidence,
    askedAt: Timestamp,
    durationMs: z.number(),
  })
  .meta({ id: 'AuditReport' })
export type AuditReport = z.infer<typeof AuditReport>
