import { z } from 'zod'
import { ErrorCode, ErrorParams } from './error-code.ts'
import { FailureCause } from './failure-cause.ts'
import { Timestamp } from './field.ts'

/** Every step there can be. With TLS from the first byte, `tls` comes before the greeting and `starttls` not at all. */
export const RELAY_TEST_STEPS = [
  'resolve',
  'connect',
  'tls',
  'greeting',
  'ehlo',
  'starttls',
  'auth',
  'mail-from',
  'rcpt',
] as const

/** One step of the test, in the order of the wire. `facts` holds what was seen: addresses, protocol, certificate, reply. */
export const RelayTestStep = z
  .object({
    step: z.enum(RELAY_TEST_STEPS),
    outcome: z.enum(['passed', 'failed', 'not-needed', 'not-reached']),
    milliseconds: z.number().nullable(),
    facts: z.record(z.string(), z.string()),
  })
  .meta({ id: 'RelayTestStep' })
export type RelayTestStep = z.infer<typeof RelayTestStep>

/** `POST /v1/relays/{id}/test`: goes as far as RCPT TO, sends nothing. A failed test is an answer, not an error. */
export const RelayTest = z
  .object({
    at: Timestamp,
    ok: z.boolean(),
    code: ErrorCode.nullable(),
    params: ErrorParams,
    cause: FailureCause.nullable(),
    reply: z.string().nullable().describe('The relay’s own words, secrets removed, at most 512 characters'),
    steps: z.array(RelayTestStep),
  })
  .meta({ id: 'RelayTest' })
export type RelayTest = z.infer<typeof RelayTest>
