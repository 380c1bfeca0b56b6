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

/** RFC 8601 §2.7; `none` when there was nothing to verify. */
export const AuthenticationResult = z
  .enum(['pass', 'fail', 'none', 'neutral', 'softfail', 'policy', 'permerror', 'temperror'])
  .meta({ id: 'AuthenticationResult' })
export type AuthenticationResult = z.infer<typeof AuthenticationResult>

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

const Problems = listOf(z.object({ code: z.string(), offset: z.int() }))
const ProviderName = z.object({ id: z.string(), name: z.string(), isCertain: z.boolean() })

const SpfResult = z.enum(['none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror'])

type FactOf<Value> = { known: true; value: Value } | { known: false; reason: z.infer<typeof UnknownReason> }

/** One domain of an SPF evaluation and what its record leads to. */
export interface AuditSpfNode {
  domain: string
  state: 'found' | 'missing' | 'several' | 'loop' | 'not-a-name' | 'unknown'
  record: string | null
  problems: readonly { code: string; offset: number }[]
  terms: readonly AuditSpfTerm[]
  result: z.infer<typeof SpfResult> | null
}

/** One term of an SPF record, in the order in which they are judged. */
export interface AuditSpfTerm {
  text: string
  offset: number
  kind: z.infer<typeof SpfTermKind>
  qualifier: '+' | '-' | '~' | '?' | null
  target: string | null
  cost: number
  count: number
  voidFor: FactOf<readonly (4 | 6)[]>
  isMatch: boolean | null
  node: FactOf<AuditSpfNode> | null
}

const SpfTermKind = z.enum([
  'all',
  'ip4',
  'ip6',
  'a',
  'mx',
  'ptr',
  'include',
  'exists',
  'redirect',
  'exp',
  'unknown-modifier',
])

export const AuditSpfNode: z.ZodType<AuditSpfNode> = z
  .object({
    domain: z.string(),
    state: z.enum(['found', 'missing', 'several', 'loop', 'not-a-name', 'unknown']),
    record: z.string().nullable(),
    problems: Problems,
    get terms() {
      return listOf(AuditSpfTerm)
    },
    result: SpfResult.nullable(),
  })
  .meta({ id: 'AuditSpfNode' })

export const AuditSpfTerm: z.ZodType<AuditSpfTerm> = z
  .object({
    text: z.string(),
    offset: z.int(),
    kind: SpfTermKind,
    qualifier: z.enum(['+', '-', '~', '?']).nullable(),
    target: z.string().nullable().describe('The name to ask for; null when it depends on the message'),
    cost: z.int().describe('DNS look-ups of this term alone: 0 or 1'),
    count: z.int().describe('Look-ups so far, this term with them'),
    voidFor: factOf(listOf(z.union([z.literal(4), z.literal(6)]))).describe(
      'Families of addresses for which the DNS has nothing to say',
    ),
    isMatch: z.boolean().nullable().describe('Null when no sending address is known'),
    get node() {
      return factOf(AuditSpfNode).nullable()
    },
  })
  .meta({ id: 'AuditSpfTerm' })

const SpfCheck = z
  .object({
    result: SpfResult,
    explanation: z.string().nullable(),
    lookups: z.int(),
    voids: z.int(),
    matched: z.string().nullable().describe('The directive that decided'),
    tree: AuditSpfNode,
    reason: UnknownReason.nullable(),
  })
  .meta({ id: 'AuditSpfCheck' })

const DkimKey = z
  .object({
    selector: z.string(),
    domain: z.string(),
    origin: z.enum(['message', 'given', 'guessed']),
    isOwn: z.boolean(),
    records: factOf(Texts),
    alias: factOf(z.string().nullable()),
    provider: ProviderName.nullable(),
  })
  .meta({ id: 'AuditDkimKey' })

const DmarcPolicy = z.enum(['none', 'quarantine', 'reject'])

const WalkStep = z
  .object({
    domain: z.string(),
    name: z.string().describe('The name asked for'),
    answer: factOf(z.object({ records: listOf(z.object({ text: z.string(), problems: Problems })), others: Texts })),
    outcome: z.enum(['record', 'several', 'none', 'unanswered']),
    isBeyond: z.boolean().describe('The walk had stopped below'),
  })
  .meta({ id: 'AuditWalkStep' })

const DmarcDiscovery = z
  .object({
    appliedPolicy: DmarcPolicy.nullable(),
    exists: factOf(z.boolean()),
    found: factOf(
      z
        .object({
          domain: z.string(),
          source: z.enum(['author', 'organizational', 'public-suffix']),
          text: z.string(),
          tag: z.enum(['p', 'sp', 'np']),
          policy: DmarcPolicy.nullable(),
        })
        .nullable(),
    ),
    steps: listOf(WalkStep),
  })
  .meta({ id: 'AuditDmarcDiscovery' })

const ReportTarget = z
  .object({
    tag: z.enum(['rua', 'ruf']),
    address: z.string(),
    domain: z.string(),
    isExternal: factOf(z.boolean()),
    authorisationName: z.string(),
    isAuthorised: factOf(z.boolean()),
    exists: factOf(z.boolean()),
    service: factOf(z.object({ name: z.string(), confidence: z.enum(['verified', 'observed', 'memory']) }).nullable()),
  })
  .meta({ id: 'AuditReportTarget' })

const Alignment = z
  .object({
    domain: z.string(),
    fromDomain: z.string(),
    orgDomain: factOf(z.string()),
    mode: factOf(z.enum(['relaxed', 'strict'])),
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
    kind: z.enum(['listed', 'policy', 'info', 'good']).nullable(),
    codes: Texts,
    weight: z.enum(['critical', 'high', 'medium', 'low', 'info', 'ignore']),
    isAllowList: z.boolean(),
    isCertain: z.boolean(),
    delistUrl: z.string().nullable(),
  })
  .meta({ id: 'AuditListAnswer' })

/** What was seen, as far as it is drawn. */
export const AuditEvidence = z
  .object({
    message: factOf(AuditMessage.nullable()),
    spf: factOf(AuditSpfNode.nullable()).describe('Null when there is no record, or several'),
    spfCheck: factOf(SpfCheck.nullable()).describe('Null when no sending address is known'),
    dkim: factOf(listOf(DkimKey)),
    dmarc: factOf(DmarcDiscovery),
    reportTargets: factOf(listOf(ReportTarget)),
    spfAlignment: factOf(Alignment.nullable()),
    dkimAlignment: factOf(listOf(Alignment).nullable()),
    mx: factOf(MailRoute),
    ipLists: factOf(listOf(ListAnswer)),
    domainLists: factOf(listOf(ListAnswer)),
    dnsHost: factOf(ProviderName.nullable()),
  })
  .meta({ id: 'AuditEvidence' })
export type AuditEvidence = z.infer<typeof AuditEvidence>
