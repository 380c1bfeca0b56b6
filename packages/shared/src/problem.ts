import { z } from 'zod'
import { ErrorCode, ErrorParams, FieldErrorCode } from './error-code.ts'

/** One faulty field: `pointer` is a JSON Pointer (RFC 6901) into the request body, or `?name` for a query parameter. */
export const FieldProblem = z
  .object({ pointer: z.string(), code: FieldErrorCode, detail: z.string(), params: ErrorParams.optional() })
  .meta({ id: 'FieldProblem' })
export type FieldProblem = z.infer<typeof FieldProblem>

/** Media type of every error answer (RFC 9457 §3). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** Body of every error answer, RFC 9457. `title` is the sentence of `code` in the language of `Accept-Language`. */
export const Problem = z
  .object({
    type: z.string().describe('A URI that names the kind of error: urn:bienrecu:error:<code>'),
    title: z.string(),
    status: z.int(),
    code: ErrorCode,
    requestId: z.string(),
    params: ErrorParams.optional(),
    errors: z.array(FieldProblem).optional(),
  })
  .meta({ id: 'Problem', description: 'Every error answer (RFC 9457)' })
export type Problem = z.infer<typeof Problem>
