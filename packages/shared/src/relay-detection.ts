import { z } from 'zod'
import { EmailAddress } from './email-address.ts'
import { RelaySecurity } from './server-fields.ts'

/** Where a value comes from, in the order in which they are asked. */
export const DETECTION_SOURCES = ['provider-table', 'autoconfig', 'srv', 'mx', 'spf'] as const
export const DetectionSource = z.enum(DETECTION_SOURCES)
export type DetectionSource = z.infer<typeof DetectionSource>

/**
 * Why something could not be asked, or its answer not be used. `not-asked`: its address is private; `redirect`: it leads to
 * somebody else; `malformed`: no file of this kind, or one that may not be read.
 */
export const UNDETERMINED_REASONS = [
  'timeout',
  'servfail',
  'refused',
  'bad-answer',
  'cname-loop',
  'unreachable',
  'not-asked',
  'redirect',
  'tls',
  'too-large',
  'malformed',
] as const
export const UndeterminedReason = z.enum(UNDETERMINED_REASONS)
export type UndeterminedReason = z.infer<typeof UndeterminedReason>

/** `POST /v1/relays/detect`. */
export const DetectRelay = z.strictObject({ address: EmailAddress }).meta({ id: 'DetectRelay' })
export type DetectRelay = z.input<typeof DetectRelay>

export const DetectedServer = z
  .object({ host: z.string(), port: z.int(), security: RelaySecurity })
  .meta({ id: 'DetectedServer' })
export type DetectedServer = z.infer<typeof DetectedServer>

/**
 * What was found for one thing, where, and by what (a record, the address of a file). The first of each thing is the one
 * that counts; those after it agree, or say something else.
 */
export const DetectionTrace = z
  .object({
    about: z.enum(['provider', 'smtp', 'imap', 'username', 'gateway']),
    value: z.string().describe('What it says: the id of a provider or filter, `host:port security`, the user name'),
    source: DetectionSource,
    evidence: z.string().describe('The record or address it was read from'),
    isCertain: z.boolean(),
  })
  .meta({ id: 'DetectionTrace' })
export type DetectionTrace = z.infer<typeof DetectionTrace>

export const RelayDetection = z
  .object({
    address: z.string(),
    provider: z.object({ id: z.string(), name: z.string(), isCertain: z.boolean() }).nullable(),
    alternatives: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .describe('Providers that leave the same trace as the one found'),
    smtp: DetectedServer.nullable(),
    imap: DetectedServer.nullable(),
    username: z.string().nullable(),
    missing: z
      .array(z.string())
      .describe('Variables of the provider’s host name that only the user knows; without them there is no server'),
    gateway: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .describe('A filter before the mailbox: behind it nobody can tell where the mailbox is'),
    sources: z.array(DetectionTrace),
    undetermined: z
      .array(z.object({ source: DetectionSource, reason: UndeterminedReason }))
      .describe('What could not be asked, and why'),
  })
  .meta({ id: 'RelayDetection' })
export type RelayDetection = z.infer<typeof RelayDetection>
