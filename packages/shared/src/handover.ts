import { z } from 'zod'
import { Id, lineOfText, Timestamp } from './field.ts'
import { Locale } from './locale.ts'

const MAX_DAYS = 90

/** `POST /v1/plans/{id}/handovers`: what to give to the person who holds the DNS. */
export const CreateHandover = z
  .strictObject({
    locale: Locale.describe('Of the message and the page'),
    days: z.int().min(1).max(MAX_DAYS).default(30).describe('How long the link is good'),
    recipientName: lineOfText(100).nullable().default(null),
    senderName: lineOfText(100).nullable().default(null),
  })
  .meta({ id: 'CreateHandover' })
export type CreateHandover = z.input<typeof CreateHandover>

/** A link that was given away; the link itself is told once. */
export const Handover = z
  .object({
    id: Id,
    planId: Id,
    locale: Locale,
    createdAt: Timestamp,
    expiresAt: Timestamp,
    openedAt: Timestamp.nullable().describe('When its page was last looked at'),
    isRevoked: z.boolean(),
  })
  .meta({ id: 'Handover' })
export type Handover = z.infer<typeof Handover>

export const HandoverList = z.object({ items: z.array(Handover) }).meta({ id: 'HandoverList' })
export type HandoverList = z.infer<typeof HandoverList>

/** Everything to send: the message is ready, the records stand in it. */
export const HandoverKit = z
  .object({
    handover: Handover,
    url: z.url().describe('The private link; not told again'),
    isReachable: z.boolean().describe('False where the address of this API is one of its own machine alone'),
    subject: z.string(),
    message: z.string(),
    records: z.string().describe('The records as plain text, for the form of the host'),
    zoneFile: z.string().describe('An extract of a zone file (RFC 1035 §5)'),
  })
  .meta({ id: 'HandoverKit' })
export type HandoverKit = z.infer<typeof HandoverKit>
