import { z } from 'zod'
import { Id, Timestamp } from './field.ts'
import { ToldText } from './told-text.ts'

/** A change of the DNS that the product saw: it may explain a change of the score. */
export const DnsChange = z
  .object({
    id: Id,
    at: Timestamp,
    domain: z.string(),
    name: z.string(),
    type: z.string(),
    before: z.array(z.string()),
    after: z.array(z.string()),
    stepId: z.string().nullable().describe('The step of a plan that asked for it; null for a change made without us'),
  })
  .meta({ id: 'DnsChange' })
export type DnsChange = z.infer<typeof DnsChange>

/** One test of the past, as a point of the curve. */
export const ScorePoint = z
  .object({
    reportId: Id,
    probeId: Id,
    at: Timestamp,
    score: z.number(),
    domain: z.string().nullable().describe('Of the From address; null where the report does not show it'),
    relayId: Id.nullable(),
    relayName: z.string().nullable(),
  })
  .meta({ id: 'ScorePoint' })
export type ScorePoint = z.infer<typeof ScorePoint>

/** `GET /v1/scores`: every score, oldest first, and what was seen to change in the DNS of these domains. */
export const ScoreHistory = z
  .object({ points: z.array(ScorePoint), changes: z.array(DnsChange) })
  .meta({ id: 'ScoreHistory' })
export type ScoreHistory = z.infer<typeof ScoreHistory>

/** `GET /v1/scores/export`: the same as a file, in the language of `Accept-Language`. */
export const SCORE_FORMATS = ['csv', 'json', 'markdown'] as const
export const ScoreFormat = z.enum(SCORE_FORMATS)
export type ScoreFormat = z.infer<typeof ScoreFormat>

export const ScoreFile = z
  .object({ fileName: z.string(), mediaType: z.string(), text: z.string() })
  .meta({ id: 'ScoreFile' })
export type ScoreFile = z.infer<typeof ScoreFile>

/** One next step for mail that is right and still lands among the spam. */
export const InboxStep = z
  .object({
    text: ToldText,
    url: z.url({ protocol: /^https$/ }).nullable(),
    isOfficial: z.boolean().describe('The provider itself says so'),
    isCertain: z.boolean().describe('False for what is commonly held, without a source'),
  })
  .meta({ id: 'InboxStep' })
export type InboxStep = z.infer<typeof InboxStep>

/** `GET /v1/inbox-advice`: what no test can see, and what to do at each provider. */
export const InboxAdvice = z
  .object({
    general: z.array(InboxStep),
    providers: z.array(z.object({ id: z.string(), name: z.string(), steps: z.array(InboxStep) })),
  })
  .meta({ id: 'InboxAdvice' })
export type InboxAdvice = z.infer<typeof InboxAdvice>
