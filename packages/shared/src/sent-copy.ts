import { z } from 'zod'
import { ErrorCode, ErrorParams } from './error-code.ts'
import { FailureCause } from './failure-cause.ts'

/** `skipped`: the provider files by itself. `already-there`: it was found, nothing was added. */
export const SENT_COPY_STATES = ['pending', 'copied', 'already-there', 'skipped', 'failed'] as const

/** What became of the copy in the Sent folder. It never makes a probe fail. */
export const SentCopy = z
  .object({
    state: z.enum(SENT_COPY_STATES),
    folder: z.string().nullable(),
    code: ErrorCode.nullable(),
    params: ErrorParams,
    cause: FailureCause.nullable(),
  })
  .meta({ id: 'SentCopy' })
export type SentCopy = z.infer<typeof SentCopy>
