import { z } from 'zod'
import { ErrorCode, ErrorParams } from './error-code.ts'
import { Timestamp } from './field.ts'

export const RELAY_TEST_STEPS = ['resolve', 'connect', 'tls', 'greeting', 'authenticate'] as const

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

/** `POST /v1/relays/{id}/test`: connects and authenticates, sends nothing. A failed test is an answer, not an error. */
export const RelayTest = z
  .object({
    at: Timestamp,
    ok: z.boolean(),
    code: ErrorCode.nullable(),
    params: ErrorParams,
    reply: z.string().nullable().describe('The relay’s own words, secrets removed, at most 512 characters'),
    steps: z.array(RelayTestStep),
  })
  .meta({ id: 'RelayTest' })
export type RelayTest = z.infer<typeof RelayTest>
