import { z } from 'zod'
import { IpAddress, ReversePath, Selector } from './audit.ts'
import { Domain } from './domain.ts'
import { EmailAddress } from './email-address.ts'
import { Id, lineOfText, Timestamp } from './field.ts'
import { RECORD_STATES, Verification } from './verification.ts'

const MAX_PROVIDERS = 12
const MAX_KEYS = 12
const MAX_TERMS = 40
const MAX_VALUE = 4_000

/** A key copied from the console of a mail service: the text of a TXT record, or where an alias (CNAME) leads. */
export const PlanKey = z
  .strictObject({ selector: Selector, value: z.string().trim().min(1).max(MAX_VALUE) })
  .meta({ id: 'PlanKey' })

/** What only the user can decide. */
export const PlanWishes = z
  .strictObject({
    unusedTerms: z
      .array(lineOfText(500))
      .max(MAX_TERMS)
      .default([])
      .describe('SPF terms of services that are no longer used: they are taken out'),
    usedTerms: z
      .array(lineOfText(500))
      .max(MAX_TERMS)
      .default([])
      .describe('SPF terms of services that are still used: nobody is asked about them again'),
    isFlattened: z
      .boolean()
      .default(false)
      .describe('Includes are replaced by the addresses they stand for today; these change without notice'),
    reportAddress: EmailAddress.nullable().default(null).describe('Where DMARC reports go'),
  })
  .meta({ id: 'PlanWishes' })

/** `POST /v1/plans`: makes the plan of a domain, or makes it anew. What is given comes before what the report shows. */
export const PlanRequest = z
  .strictObject({
    domain: Domain.optional().describe('The sender’s domain of the report when absent'),
    fromReport: Id.nullable().default(null).describe('A report, or its probe'),
    ip: IpAddress.nullable().default(null).describe('The address that sends'),
    helo: lineOfText(255).nullable().default(null),
    mailFrom: ReversePath.nullable().default(null),
    selectors: z.array(Selector).max(20).default([]),
    providers: z
      .array(z.string().max(60))
      .max(MAX_PROVIDERS)
      .default([])
      .describe('Ids of the mail services the user sends with; those of the relays are known'),
    dnsHost: z.string().max(60).nullable().default(null).describe('Id of the DNS host, where it is not the one found'),
    keys: z.array(PlanKey).max(MAX_KEYS).default([]),
    wishes: PlanWishes.default({ unusedTerms: [], usedTerms: [], isFlattened: false, reportAddress: null }),
  })
  .meta({ id: 'PlanRequest' })
export type PlanRequest = z.input<typeof PlanRequest>

/** What to type into the form of the DNS host, field by field. */
export const TypedRecord = z
  .object({
    type: z.string().describe('As the form names it: `TXT`, or the host’s own word for SPF'),
    name: z.string().describe('May be empty: the field is then left blank'),
    value: z.string(),
    priority: z.int().nullable().describe('Of MX; a field of its own in most forms'),
    ttl: z.int().nullable().describe('Seconds; null where the host’s own is good'),
    nameLabel: z.string().nullable().describe('What the form calls the field of the name'),
    otherName: z.string().nullable().describe('The full name, for forms that want it; where the host is not known'),
    notes: z.array(z.string()).describe('What to mind at this host, one sentence each'),
    isCertain: z.boolean().describe('False where the habits of this form are not sourced'),
  })
  .meta({ id: 'TypedRecord' })
export type TypedRecord = z.infer<typeof TypedRecord>

/** One record of a plan: what is wanted, and how far its publication is. */
export const PlanRecord = z
  .object({
    id: Id,
    name: z.string(),
    type: z.string(),
    before: z.array(z.string()),
    after: z.array(z.string()),
    typed: TypedRecord.nullable().describe('Null where a record has only to go'),
    state: z.enum(RECORD_STATES),
    publishedAt: Timestamp.nullable().describe('When the user said so'),
    seenAt: Timestamp.nullable().describe('When every name server of the zone had it'),
    visibleAt: Timestamp.nullable().describe('When the public resolvers had it too'),
    oldUntil: Timestamp.nullable().describe('Until when resolvers may keep the old answer'),
    nextLookAt: Timestamp.nullable(),
    verification: Verification.nullable().describe('The last look'),
  })
  .meta({ id: 'PlanRecord' })
export type PlanRecord = z.infer<typeof PlanRecord>

export const PlanStep = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    why: z.string(),
    how: z.string(),
    changes: z.array(z.string()).describe('Each change of the record, explained'),
    who: z.enum(['dns', 'mail-service', 'server', 'sender']),
    minutes: z.int(),
    gain: z.number().describe('Points of ten that it should give back, about'),
    helps: z.array(z.string()).describe('Names of the mailbox providers that stop refusing'),
    dependsOn: z.array(z.string()),
    later: z.boolean().describe('Waits for a condition, or for a word of the user'),
    isDone: z.boolean().describe('All its records are published, or the user ticked it off'),
    records: z.array(PlanRecord),
  })
  .meta({ id: 'PlanStep' })
export type PlanStep = z.infer<typeof PlanStep>

export const PlanQuestion = z
  .object({
    code: z.string(),
    subject: z.string().nullable(),
    text: z.string(),
    choices: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'PlanQuestion' })
export type PlanQuestion = z.infer<typeof PlanQuestion>

/** The host that serves the zone, and the way to its form. */
export const PlanDnsHost = z
  .object({
    id: z.string(),
    name: z.string(),
    isCertain: z.boolean(),
    editorUrl: z
      .url({ protocol: /^https$/ })
      .nullable()
      .describe('Its zone editor; as close as is known'),
    path: z.string().nullable().describe('Where its menus lead to the form'),
    notes: z.array(z.string()),
    domainConnect: z
      .object({ url: z.url({ protocol: /^https$/ }), providerName: z.string() })
      .nullable()
      .describe('Where the host writes the records itself, after asking (Domain Connect)'),
  })
  .meta({ id: 'PlanDnsHost' })
export type PlanDnsHost = z.infer<typeof PlanDnsHost>

export const PlanPrediction = z
  .object({
    spf: z.enum(['pass', 'fail', 'softfail', 'neutral', 'none', 'permerror', 'temperror', 'unknown']),
    dkim: z.enum(['pass', 'fail', 'none', 'unknown']),
    dmarc: z.enum(['pass', 'fail', 'none', 'unknown']),
    lookups: z.object({ before: z.int().nullable(), after: z.int().nullable() }),
    providers: z.array(
      z.object({
        providerId: z.string(),
        name: z.string(),
        before: z.enum(['met', 'broken', 'unknown', 'not-applicable']),
        after: z.enum(['met', 'broken', 'unknown', 'not-applicable']),
      }),
    ),
    sentence: z.string().describe('The whole in one sentence'),
  })
  .meta({ id: 'PlanPrediction' })
export type PlanPrediction = z.infer<typeof PlanPrediction>

/** What the user has told so far. Whoever has the plan made anew sends it along, with the next answer added to it. */
export const PlanAnswers = PlanRequest.pick({ providers: true, dnsHost: true, keys: true, wishes: true }).meta({
  id: 'PlanAnswers',
})
export type PlanAnswers = z.output<typeof PlanAnswers>

/** `GET /v1/plans/{id}`: sentences in the language of `Accept-Language`. */
export const Plan = z
  .object({
    id: Id,
    domain: z.string(),
    zone: z.string(),
    dnsHost: PlanDnsHost.nullable(),
    obstacle: z.object({ code: z.enum(['not-yours', 'not-found', 'dns-silent']), text: z.string() }).nullable(),
    steps: z.array(PlanStep),
    questions: z.array(PlanQuestion),
    answers: PlanAnswers,
    predicted: PlanPrediction,
    reportId: Id.nullable().describe('The test it was made from'),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({ id: 'Plan' })
export type Plan = z.infer<typeof Plan>

/** `GET /v1/plans`: the latest first. */
export const PlanList = z
  .object({
    items: z.array(
      z.object({
        id: Id,
        domain: z.string(),
        stepCount: z.int(),
        doneCount: z.int(),
        awaitedCount: z.int().describe('Records said to be published and not yet visible everywhere'),
        updatedAt: Timestamp,
      }),
    ),
  })
  .meta({ id: 'PlanList' })
export type PlanList = z.infer<typeof PlanList>

/** `PATCH /v1/plans/{id}/steps`: ticks off a step that has no record to look for, or takes the tick back. */
export const TickStep = z.strictObject({ stepId: z.string().max(300), isDone: z.boolean() }).meta({ id: 'TickStep' })
export type TickStep = z.input<typeof TickStep>
