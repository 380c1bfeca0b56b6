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
    keys: factOf(listOf(z.object({ value: z.object({ keyType: z.string().describe('k=') }) }))),
    alias: factOf(z.string().nullable()),
    provider: z.object({ id: z.string(), name: z.string(), isCertain: z.boolean() }).nullable(),
  })
  .meta({ id: 'AuditDkimKey' })

const ReportTarget = z
  .object({
    tag: z.enum(['rua', 'ruf']),
    address: z.string(),
    domain: z.string(),
    isExternal: factOf(z.boolean()),
    isAuthorised: factOf(z.boolean()),
    service: factOf(z.object({ name: z.string(), confidence: z.enum(['verified', 'observed', 'memory']) }).nullable()),
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

type FactOf<T> = { known: true; value: T } | { known: false; reason: z.infer<typeof UnknownReason> }

const SpfNodeState = z.enum(['found', 'missing', 'several', 'loop', 'not-a-name'])

/** A term of an SPF record in its tree: what it costs, and what it leads to. */
export interface AuditSpfTerm {
  text: string
  offset: number
  /** DNS look-ups of this term alone (RFC 7208 §4.6.4). */
  cost: number
  /** Look-ups so far, this term with them and what it leads to not yet. */
  count: number
  /** Families of sending addresses, 4 and 6, for which this is a void look-up. */
  voidFor: FactOf<readonly (4 | 6)[]>
  /** Null in a tree that was drawn without an address. */
  isMatch: boolean | null
  node: FactOf<AuditSpfNode> | null
}

/** A domain of an SPF evaluation and what its record leads to. */
export interface AuditSpfNode {
  domain: string
  state: z.infer<typeof SpfNodeState>
  /** Null unless the state is `found`. */
  record: string | null
  problems: readonly { code: string; offset: number }[]
  terms: readonly AuditSpfTerm[]
}

const AuditSpfTerm: z.ZodType<AuditSpfTerm> = z
  .object({
    text: z.string(),
    offset: z.int(),
    cost: z.int(),
    count: z.int(),
    voidFor: factOf(listOf(z.literal([4, 6]))),
    isMatch: z.boolean().nullable(),
    get node() {
      return factOf(AuditSpfNode).nullable()
    },
  })
  .meta({ id: 'AuditSpfTerm' })

export const AuditSpfNode: z.ZodType<AuditSpfNode> = z
  .object({
    domain: z.string(),
    state: SpfNodeState,
    record: z.string().nullable(),
    problems: listOf(z.object({ code: z.string(), offset: z.int() })),
    get terms() {
      return listOf(AuditSpfTerm)
    },
  })
  .meta({ id: 'AuditSpfNode' })

/** check_host() for the message; its tree ends where the address was found. */
const SpfCheck = z
  .object({
    result: z.enum(['none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror']),
    tree: AuditSpfNode,
  })
  .meta({ id: 'AuditSpfCheck' })

const Policy = z.enum(['none', 'quarantine', 'reject'])

/** The tree walk of RFC 9989 §4.10, name by name. */
const DmarcDiscovery = z
  .object({
    orgDomain: z.string().nullable(),
    policyDomain: z.string().nullable(),
    policy: Policy.nullable(),
    appliedPolicy: Policy.nullable().describe('One level below `policy` while the domain is testing'),
    steps: listOf(
      z.object({
        domain: z.string(),
        name: z.string().describe('The name asked for'),
        answer: factOf(z.object({ records: listOf(z.object({ text: z.string() })) })),
        outcome: z.enum(['record', 'several', 'none', 'unanswered']),
        isBeyond: z.boolean().describe('The walk had stopped below this name'),
      }),
    ),
  })
  .meta({ id: 'AuditDmarcDiscovery' })

/** What was seen, as far as it is drawn. */
export const AuditEvidence = z
  .object({
    message: factOf(AuditMessage.nullable()),
    spf: factOf(AuditSpfNode.nullable()),
    spfCheck: factOf(SpfCheck.nullable()),
    spfRecords: factOf(z.object({ records: Texts, lookAlikes: Texts })),
    dkim: factOf(listOf(DkimKey)),
    dmarc: factOf(DmarcDiscovery),
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
