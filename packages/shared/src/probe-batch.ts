import { z } from 'zod'
import { EmailAddress } from './email-address.ts'
import { Id, Timestamp } from './field.ts'
import { Locale } from './locale.ts'
import { Probe } from './probe.ts'
import { SectionStatus } from './tester-report.ts'

/** Relays that can be compared at a time. */
export const MAX_TARGETS = 8

/**
 * `POST /v1/probe-batches`, with an `Idempotency-Key` header: one message through several relays at the same moment. A
 * tester judges the last message that came to an address: each relay needs an address of its own there. One’s own
 * address may be the same for all.
 */
export const CreateProbeBatch = z
  .strictObject({
    targets: z
      .array(z.strictObject({ relayId: Id, address: EmailAddress }))
      .min(1)
      .max(MAX_TARGETS),
    locale: Locale.describe('Language of the message that is sent'),
    overQuota: z.boolean().default(false),
    ownMessageId: Id.nullable().default(null),
  })
  .meta({ id: 'CreateProbeBatch' })
export type CreateProbeBatch = z.input<typeof CreateProbeBatch>

/** What one relay did with the message. Null: not known, or not yet. */
export const RelayFacts = z
  .object({
    milliseconds: z.int().nullable().describe('From the first attempt to the relay’s acceptance'),
    server: z
      .object({ host: z.string().nullable(), address: z.string().nullable(), banner: z.string().nullable() })
      .nullable()
      .describe('The server that took the message'),
    tls: z
      .object({ protocol: z.string(), cipher: z.string() })
      .nullable()
      .describe('Null before the connection, and where it was not encrypted'),
    isEncrypted: z.boolean().nullable(),
    mailFrom: z.string().nullable().describe('The sender of the envelope as we gave it'),
    returnPath: z.string().nullable().describe('The same as the tester saw it'),
    signedBy: z
      .array(z.string())
      .nullable()
      .describe('Domains that signed with DKIM; empty: the tester saw no signature'),
    score: z.number().nullable(),
    spf: SectionStatus.nullable().describe('The tester’s own judgement, as those of dkim and dmarc'),
    dkim: SectionStatus.nullable(),
    dmarc: SectionStatus.nullable(),
  })
  .meta({ id: 'RelayFacts' })
export type RelayFacts = z.infer<typeof RelayFacts>

export const ProbeBatch = z
  .object({
    id: Id,
    createdAt: Timestamp,
    items: z.array(z.object({ probe: Probe, facts: RelayFacts })).describe('In the order of the targets'),
  })
  .meta({ id: 'ProbeBatch' })
export type ProbeBatch = z.infer<typeof ProbeBatch>
