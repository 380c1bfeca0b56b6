import { z } from 'zod'
import { Id, Timestamp } from './field.ts'

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
    stepId: z.string().nullable().describe('The step of the plan; null for a change made without us'),
    stepTitle: z.string().nullable(),
  })
  .meta({ id: 'DnsChange' })
export type DnsChange = z.infer<typeof DnsChange>

export const GAIN_PARTS = ['points', 'rule', 'authentication', 'blocklist', 'record', 'relay', 'message'] as const

/** One difference between two tests, and what explains it. */
export const Difference = z
  .object({
    part: z.enum(GAIN_PARTS),
    key: z.string().describe('The section, rule, list, record or field'),
    title: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    points: z.number().nullable().describe('Gained; negative when lost; null where none are counted'),
    causes: z.array(Id).describe('Changes of the DNS that explain it'),
    cause: z.string().nullable().describe('The explanation; null where nothing is known to explain it'),
    isOurs: z.boolean().describe('A step of the plan explains it'),
  })
  .meta({ id: 'Difference' })
export type Difference = z.infer<typeof Difference>

/** `GET /v1/reports/{id}/gain?since={id}`: what changed between two tests, and why. */
export const Gain = z
  .object({
    before: z.object({ reportId: Id, score: z.number(), readAt: Timestamp, relayName: z.string().nullable() }),
    after: z.object({ reportId: Id, score: z.number(), readAt: Timestamp, relayName: z.string().nullable() }),
    gained: z.number(),
    headline: z.string(),
    differences: z.array(Difference).describe('What weighs most first'),
    changes: z.array(DnsChange).describe('Seen between the two tests'),
  })
  .meta({ id: 'Gain' })
export type Gain = z.infer<typeof Gain>

/** `GET /v1/scores?domain=&relayId=`: the score over time. */
export const ScoreHistory = z
  .object({
    points: z.array(
      z.object({
        reportId: Id,
        probeId: Id,
        at: Timestamp,
        score: z.number(),
        domain: z.string().nullable(),
        relayId: Id.nullable(),
        relayName: z.string().nullable(),
      }),
    ),
    changes: z.array(DnsChange),
    domains: z.array(z.string()),
    relays: z.array(z.object({ id: Id, name: z.string() })),
  })
  .meta({ id: 'ScoreHistory' })
export type ScoreHistory = z.infer<typeof ScoreHistory>

/** One next step for mail that is right and still lands among the spam: what no test can see. */
export const InboxAdvice = z
  .object({
    providerId: z.string(),
    name: z.string(),
    steps: z.array(z.object({ text: z.string(), url: z.url().nullable(), isOfficial: z.boolean() })),
  })
  .meta({ id: 'InboxAdvice' })
export type InboxAdvice = z.infer<typeof InboxAdvice>

export const InboxAdviceList = z
  .object({ general: z.array(z.string()), items: z.array(InboxAdvice) })
  .meta({ id: 'InboxAdviceList' })
export type InboxAdviceList = z.infer<typeof InboxAdviceList>
