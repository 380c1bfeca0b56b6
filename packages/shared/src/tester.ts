import { z } from 'zod'
import { EmailAddress } from './email-address.ts'
import { Id, Timestamp } from './field.ts'
import { Locale } from './locale.ts'

/** Whose test it is: mail-tester.com, our own, or an instance of happyDeliver. */
export const TESTER_IDS = ['mail-tester', 'bienrecu', 'happydeliver'] as const
export const TesterId = z.enum(TESTER_IDS).meta({ id: 'TesterId' })
export type TesterId = z.infer<typeof TesterId>

/** `GET /v1/testers`: where a test may go. */
export const Tester = z
  .object({
    id: TesterId,
    name: z.string(),
    pageUrl: z.url({ protocol: /^https?$/ }).describe('Its page for people'),
    givesAddresses: z.boolean().describe('`POST /v1/tester-addresses` makes one; otherwise its page does'),
    isReachable: z
      .boolean()
      .describe(
        'False for our own tester on a machine that takes mail from itself alone: only the practice relay arrives',
      ),
    freeTests: z.int().nullable().describe('In 24 hours; null without such a limit'),
  })
  .meta({ id: 'Tester' })
export type Tester = z.infer<typeof Tester>

export const TesterList = z.object({ items: z.array(Tester) }).meta({ id: 'TesterList' })
export type TesterList = z.infer<typeof TesterList>

/** `POST /v1/tester-addresses`. */
export const RequestTesterAddress = z
  .strictObject({ tester: TesterId.default('bienrecu') })
  .meta({ id: 'RequestTesterAddress' })
export type RequestTesterAddress = z.input<typeof RequestTesterAddress>

/** A fresh address, and the page where its result appears. */
export const TesterAddress = z
  .object({
    tester: TesterId,
    address: EmailAddress,
    pageUrl: z.url({ protocol: /^https?$/ }).describe('For whoever has it: the result is closed to all others'),
    expiresAt: Timestamp.nullable().describe('Until then it takes mail; null when the tester does not say'),
  })
  .meta({ id: 'TesterAddress' })
export type TesterAddress = z.infer<typeof TesterAddress>

/** `POST /v1/practice-probes`: a test from this machine to itself, for a newcomer without a relay. */
export const CreatePracticeProbe = z.strictObject({ locale: Locale }).meta({ id: 'CreatePracticeProbe' })
export type CreatePracticeProbe = z.input<typeof CreatePracticeProbe>

/** `POST /v1/tester-results/{id}/share`: a link for people without a token, until it is withdrawn or runs out. */
export const SHARE_DAYS = [1, 7, 30] as const
export const ShareResult = z
  .strictObject({ days: z.union([z.literal(1), z.literal(7), z.literal(30)]).default(7) })
  .meta({ id: 'ShareResult' })
export type ShareResult = z.input<typeof ShareResult>

export const SharedLink = z
  .object({ url: z.url({ protocol: /^https?$/ }), expiresAt: Timestamp })
  .meta({ id: 'SharedLink' })
export type SharedLink = z.infer<typeof SharedLink>

/** One result in a list, newest first. */
export const TesterResultSummary = z
  .object({
    id: Id,
    origin: z.enum(['received', 'file']),
    address: z.string().nullable(),
    subject: z.string().nullable(),
    fromDomain: z.string().nullable(),
    receivedAt: Timestamp,
    score: z.number(),
    reportId: Id.nullable().describe('The report in the history'),
  })
  .meta({ id: 'TesterResultSummary' })
export type TesterResultSummary = z.infer<typeof TesterResultSummary>

/** `GET /v1/tester-results`. */
export const TesterResultList = z
  .object({ items: z.array(TesterResultSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'TesterResultList' })
export type TesterResultList = z.infer<typeof TesterResultList>
