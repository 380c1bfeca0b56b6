import { z } from 'zod'
import { lineOfText, Timestamp } from './field.ts'
import { Domain } from './domain.ts'

/**
 * How far a record is. `planned`: nobody said it is published. `awaited`: said so, no name server has it. `different`: what
 * stands there is not what was asked for. `partly`: some name servers have it. `published`: all have it. `visible`: the public
 * resolvers too. `gone`: it was there, and is no more.
 */
export const RECORD_STATES = ['planned', 'awaited', 'different', 'partly', 'published', 'visible', 'gone'] as const
export type RecordState = (typeof RECORD_STATES)[number]

/** How what stands there differs from what was asked for. */
export const RECORD_DIFFERENCES = [
  'name-typed-twice',
  'at-wrong-name',
  'quotes-inside',
  'backslashes',
  'curly-quotes',
  'truncated',
  'split-in-two',
  'several-records',
  'spaces-lost',
  'target-completed',
  'wrong-type',
  'old-value',
  'other-value',
] as const
export const RecordDifference = z.enum(RECORD_DIFFERENCES)
export type RecordDifference = z.infer<typeof RecordDifference>

/** `absent` is known; `no-answer` is not. */
export const SERVER_STATES = ['seen', 'absent', 'different', 'no-answer'] as const
export const ServerState = z.enum(SERVER_STATES)
export type ServerState = z.infer<typeof ServerState>

/** What one name server of the zone says of the record. */
export const ServerSighting = z
  .object({
    server: z.string(),
    address: z.string().nullable().describe('Null where the name of the server has none'),
    state: ServerState,
    found: z.array(z.string()).describe('What it has at the name, of this type'),
    difference: RecordDifference.nullable(),
    foundAt: z.string().nullable().describe('The wrong name at which it stands'),
    text: z.string().nullable().describe('The difference in a sentence'),
  })
  .meta({ id: 'ServerSighting' })
export type ServerSighting = z.infer<typeof ServerSighting>

/** What a public resolver says; asked only once every name server of the zone has the record. */
export const ResolverSighting = z
  .object({ resolver: z.string(), state: ServerState, ttl: z.int().nullable().describe('Seconds left') })
  .meta({ id: 'ResolverSighting' })
export type ResolverSighting = z.infer<typeof ResolverSighting>

/** `POST /v1/verifications`: one record, looked for at its source. */
export const VerificationRequest = z
  .strictObject({
    domain: Domain,
    name: lineOfText(255).describe('The full name of the record'),
    type: z.enum(['TXT', 'CNAME', 'MX', 'A', 'AAAA', 'SRV', 'NS', 'PTR']),
    value: z.string().trim().min(1).max(4_000).describe('In presentation form; the strings of a TXT joined'),
  })
  .meta({ id: 'VerificationRequest' })
export type VerificationRequest = z.input<typeof VerificationRequest>

export const Verification = z
  .object({
    name: z.string(),
    type: z.string(),
    value: z.string(),
    state: z.enum(RECORD_STATES),
    servers: z.array(ServerSighting).describe('The name servers of the zone, asked directly'),
    resolvers: z
      .array(ResolverSighting)
      .describe('Empty before the name servers have it: asking would plant the old answer'),
    oldUntil: Timestamp.nullable().describe('Until when resolvers may keep the old answer; null when there is none'),
    text: z.string().describe('The whole in one sentence'),
    checkedAt: Timestamp,
  })
  .meta({ id: 'Verification' })
export type Verification = z.infer<typeof Verification>
