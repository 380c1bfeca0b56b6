import { z } from 'zod'
import { EmailAddress } from './email-address.ts'
import { ErrorCode } from './error-code.ts'
import { Id, Timestamp } from './field.ts'
import { Locale } from './locale.ts'

/**
 * What the watch has to say, once each. `visible`: all records of a plan are seen everywhere. `different`: a record was
 * published, not as asked. `overdue`: not published a day after it was said to be. `given-up`: nor after two weeks, and no
 * longer looked for. The others are drift from the baseline.
 */
export const NOTICE_KINDS = [
  'visible',
  'different',
  'overdue',
  'given-up',
  'record-changed',
  'record-gone',
  'key-rotated',
  'too-many-lookups',
  'listed',
  'domain-gone',
] as const
export const NoticeKind = z.enum(NOTICE_KINDS)
export type NoticeKind = z.infer<typeof NoticeKind>

/** One calm message. */
export const Notice = z
  .object({
    id: Id,
    kind: NoticeKind,
    domain: z.string(),
    planId: Id.nullable(),
    title: z.string(),
    text: z.string(),
    at: Timestamp,
    readAt: Timestamp.nullable(),
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof Notice>

/** `GET /v1/notices`: the latest first. */
export const NoticeList = z.object({ items: z.array(Notice), unread: z.int() }).meta({ id: 'NoticeList' })
export type NoticeList = z.infer<typeof NoticeList>

/** `GET /v1/watches`: the domains that are looked after. */
export const Watch = z
  .object({
    domain: z.string(),
    planId: Id.nullable(),
    since: Timestamp,
    lastLookAt: Timestamp.nullable(),
    nextLookAt: Timestamp.nullable().describe('Null while it is paused'),
    isPaused: z.boolean(),
    records: z.int().describe('How many records are its baseline'),
  })
  .meta({ id: 'Watch' })
export type Watch = z.infer<typeof Watch>

export const WatchList = z.object({ items: z.array(Watch) }).meta({ id: 'WatchList' })
export type WatchList = z.infer<typeof WatchList>

/** `PUT /v1/watches/{domain}`: begins to look after a domain, with what it has today; pauses that, or takes it up again. */
export const SetWatch = z.strictObject({ isPaused: z.boolean() }).meta({ id: 'SetWatch' })
export type SetWatch = z.input<typeof SetWatch>

/** `PUT /v1/notice-settings`: where notices go besides the extension. */
export const SetNoticeSettings = z
  .strictObject({
    locale: Locale.optional().describe('Of what is sent; the language of the request when absent'),
    email: z.strictObject({ relayId: Id, address: EmailAddress }).nullable().describe('One of one’s own addresses'),
    webhook: z
      .strictObject({
        url: z.url({ protocol: /^https$/ }).max(2_000),
        secret: z.string().min(16).max(200).nullable().describe('Null keeps the one that is stored'),
      })
      .nullable(),
  })
  .meta({ id: 'SetNoticeSettings' })
export type SetNoticeSettings = z.input<typeof SetNoticeSettings>

/** Why a notice did not arrive. */
export const DeliveryFailure = z
  .object({ code: ErrorCode, message: z.string(), at: Timestamp })
  .meta({ id: 'DeliveryFailure' })
export type DeliveryFailure = z.infer<typeof DeliveryFailure>

const lastFailure = DeliveryFailure.nullable().describe('Of the last notice, where it was given up')

export const NoticeSettings = z
  .object({
    locale: Locale,
    email: z.object({ relayId: Id, address: z.string(), lastFailure }).nullable(),
    webhook: z.object({ url: z.string(), hasSecret: z.boolean(), lastFailure }).nullable(),
  })
  .meta({ id: 'NoticeSettings' })
export type NoticeSettings = z.infer<typeof NoticeSettings>

/** How the trial of one way ended; null where that way is not set up. */
const Trial = z.object({ ok: z.boolean(), failure: DeliveryFailure.nullable() }).nullable()

/** `POST /v1/notice-settings/test`: one message is sent each way, at once. */
export const NoticeTest = z.object({ email: Trial, webhook: Trial }).meta({ id: 'NoticeTest' })
export type NoticeTest = z.infer<typeof NoticeTest>
