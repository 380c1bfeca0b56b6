/*
 * The part of the evidence that the Domain page draws from: the same names and shapes as in the engine
 * (packages/audit/src/evidence.ts). That they fit is proved where the one becomes the other, by the compiler.
 */
import { z } from 'zod'

/** Why something is not known. */
export const UnknownReason = z.enum([
  'timeout',
  'servfail',
  'refused',
  'bad-answer',
  'cname-loop',
  'unreachable',
  'not-asked',
])

/** "No such record" is known; "the server did not answer" is not. */
const factOf = <Schema extends z.ZodType>(value: Schema) =>
  z.discriminatedUnion('known', [
    z.object({ known: z.literal(true), value }),
    z.object({ known: z.literal(false), reason: UnknownReason }),
  ])

const listOf = <Schema extends z.ZodType>(item: Schema) => z.array(item).readonly()
const Texts = listOf(z.string())

const AuthenticationResult = z.enum(['pass', 'fail', 'none', 'neutral', 'softfail', 'policy', 'permerror', 'temperror'])

/** What one message showed; null means "not shown". */
export const AuditMessage = z
  .object({
    ip: z.string().nullable(),
    helo: z.string().nullable(),
    mailFrom: z.string().nullable().describe('Empty for the null reverse-path'),
    fromDomain: z.string().nullable(),
    signatures: listOf(
      z.object({
        domain: z.string().describe('d='),
        selector: z.string().describe('s='),
        identity: z.string().nullable().describe('i='),
        algorithm: z.string().nullable().describe('a='),
        result: AuthenticationResult.nullable(),
      }),
    ).nullable(),
  })
  .meta({ id: 'AuditMessage' })
export type AuditMessage = z.infer<typeof AuditMessage>

const DkimKey = z
  .object({
    selector: z.string(),
    domain: z.string(),
    origin: z.enum(['message', 'given', 'guessed']),
    records: factOf(Texts),
    alias: factOf(z.string().nullable()),
  })
  .meta({ id: 'AuditDkimKey' })

const ReportTarget = z
  .object({
    tag: z.enum(['rua', 'ruf']),
    address: z.string(),
    domain: z.string(),
    isExternal: z.boolean(),
    isAuthorised: factOf(z.boolean()),
  })
  .meta({ id: 'AuditReportTarget' })

const Alignment = z
  .object({
    domain: z.string(),
    orgDomain: z.string(),
    isAligned: z.object({ relaxed: z.boolean(), strict: z.boolean() }),
  })
  .meta({ id: 'AuditAlignment' })

const MailRoute = z
  .object({
    domain: z.string(),
    exists: z.boolean(),
    hosts: listOf(
      z.object({
        preference: z.int(),
        host: z.string().describe('Empty for the null MX (RFC 7505)'),
        alias: factOf(z.string().nullable()),
        addresses: factOf(Texts),
      }),
    ),
    ownAddresses: factOf(Texts),
  })
  .meta({ id: 'AuditMailRoute' })

const ListAnswer = z
  .object({
    listId: z.string(),
    zone: z.string(),
    subject: z.string().describe('The address or domain it was asked about'),
    state: z.enum(['listed', 'not-listed', 'refused', 'no-answer']),
    codes: Texts,
    weight: z.string(),
    isAllowList: z.boolean(),
    delistUrl: z.string().nullable(),
  })
  .meta({ id: 'AuditListAnswer' })

/** What was seen, as far as it is drawn. */
export const AuditEvidence = z
  .object({
    message: factOf(AuditMessage.nullable()),
    dkim: factOf(listOf(DkimKey)),
    reportTargets: factOf(listOf(ReportTarget)),
    spfAlignment: factOf(Alignment.nullable()),
    dkimAlignment: factOf(listOf(Alignment).nullable()),
    mx: factOf(MailRoute),
    ipLists: factOf(listOf(ListAnswer)),
    domainLists: factOf(listOf(ListAnswer)),
    dnsHost: factOf(z.object({ id: z.string(), name: z.string(), isCertain: z.boolean() }).nullable()),
  })
  .meta({ id: 'AuditEvidence' })
export type AuditEvidence = z.infer<typeof AuditEvidence>
