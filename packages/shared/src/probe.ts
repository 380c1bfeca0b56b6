import { z } from 'zod'
import { EmailAddress } from './email-address.ts'
import { ErrorCode, ErrorParams } from './error-code.ts'
import { FailureCause } from './failure-cause.ts'
import { Id, Timestamp } from './field.ts'
import { Locale } from './locale.ts'
import { SentCopy } from './sent-copy.ts'

/** What the user sees; the phase on the wire (`ProbeStep`) is finer. */
export const PROBE_STATES = ['queued', 'connecting', 'accepted', 'waiting', 'reported', 'failed', 'unknown'] as const
export const ProbeState = z.enum(PROBE_STATES)
export type ProbeState = z.infer<typeof ProbeState>

/** States that nothing but a report can still change. */
export const isSettled = (state: ProbeState): boolean =>
  state === 'reported' || state === 'failed' || state === 'unknown'

/** Persisted before the step is taken (`data`: before the first byte of the body), so that a crash is never guessed about. */
export const PROBE_STEPS = [
  'queued',
  'connecting',
  'connected',
  'tls',
  'authenticated',
  'envelope',
  'data',
  'accepted',
  'waiting',
  'reported',
  'failed',
  'unknown',
] as const
export const ProbeStepName = z.enum(PROBE_STEPS)
export type ProbeStepName = z.infer<typeof ProbeStepName>

/** One thing that happened, numbered per probe: the id of its server-sent event. */
export const ProbeEvent = z
  .object({
    sequence: z.int().positive(),
    step: ProbeStepName,
    state: ProbeState,
    at: Timestamp,
    facts: z.record(z.string(), z.string()).describe('What was seen: address, tlsProtocol, authMethod, reply…'),
    code: ErrorCode.nullable(),
    params: ErrorParams,
  })
  .meta({ id: 'ProbeEvent' })
export type ProbeEvent = z.infer<typeof ProbeEvent>

/** `POST /v1/probes`, with an `Idempotency-Key` header: the same key is the same mail. */
export const CreateProbe = z
  .strictObject({
    relayId: Id,
    address: EmailAddress,
    locale: Locale.describe('Language of the message that is sent'),
    overQuota: z.boolean().default(false).describe('Send although the tester’s free tests of the day are used up'),
    ownMessageId: Id.nullable().default(null).describe('A message of the user’s own instead of the quote'),
  })
  .meta({ id: 'CreateProbe' })
export type CreateProbe = z.input<typeof CreateProbe>

export const Probe = z
  .object({
    id: Id,
    relayId: Id.nullable().describe('Null when the relay was deleted, or when the report came without a probe of ours'),
    relayName: z.string().nullable(),
    address: z.string(),
    state: ProbeState,
    code: ErrorCode.nullable(),
    params: ErrorParams,
    cause: FailureCause.nullable().describe('Why it failed, as far as that is known'),
    reply: z.string().nullable().describe('The relay’s own last words'),
    ownMessageId: Id.nullable(),
    batchId: Id.nullable().describe('Of probes that were started together to be compared'),
    sentCopy: SentCopy.nullable().describe('Null where no mailbox is set up'),
    messageId: z.string().nullable(),
    isCancellable: z.boolean(),
    createdAt: Timestamp,
    acceptedAt: Timestamp.nullable(),
    resultDeadline: Timestamp.nullable().describe('When we stop waiting for the tester’s result'),
    report: z.object({ id: Id, score: z.number(), band: z.int().nullable(), readAt: Timestamp }).nullable(),
    events: z.array(ProbeEvent),
  })
  .meta({ id: 'Probe' })
export type Probe = z.infer<typeof Probe>

/** `GET /v1/probes`: newest first, with an opaque cursor. */
export const ProbeList = z
  .object({ items: z.array(Probe), nextCursor: z.string().nullable() })
  .meta({ id: 'ProbeList' })
export type ProbeList = z.infer<typeof ProbeList>

/** `GET /v1/tester-quota`: what we know of the free tests, from the probes of this instance alone. */
export const TesterQuota = z
  .object({
    limit: z.int(),
    used: z.int(),
    left: z.int(),
    windowHours: z.int(),
    nextAt: Timestamp.nullable().describe('When the next test becomes free again; null while one is left'),
  })
  .meta({ id: 'TesterQuota' })
export type TesterQuota = z.infer<typeof TesterQuota>
