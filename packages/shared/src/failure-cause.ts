import { z } from 'zod'
import { ErrorCode, ErrorParams } from './error-code.ts'
import { ToldText } from './told-text.ts'

/** `temporary`: trying again may help. `permanent`: something has to be changed first. `unknown`: nobody can tell. */
export const FAILURE_CLASSES = ['temporary', 'permanent', 'unknown'] as const

/** Who can repair it: the user, who administers the mail domain, the provider, who runs this API, or time alone. */
export const FAILURE_ACTORS = ['user', 'administrator', 'provider', 'operator', 'nobody'] as const

/** Why a conversation with a mail server failed, and what helps. */
export const FailureCause = z
  .object({
    id: z.string().describe('A known reply or connection error, or else the code'),
    class: z.enum(FAILURE_CLASSES),
    code: ErrorCode,
    params: ErrorParams,
    isCertain: z.boolean().describe('False for a cause that is likely, not checked'),
    actor: z.enum(FAILURE_ACTORS),
    text: ToldText.describe('What it is'),
    fix: ToldText.nullable().describe('How to repair it'),
    url: z.string().nullable().describe('The provider’s own page'),
  })
  .meta({ id: 'FailureCause' })
export type FailureCause = z.infer<typeof FailureCause>
