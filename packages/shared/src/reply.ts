import type { ErrorCode, ErrorParams } from './error-code.ts'
import type { FieldProblem } from './problem.ts'

/** A failure as data: errors do not survive a message boundary. */
export interface Failure {
  ok: false
  code: ErrorCode
  params?: ErrorParams
  errors?: FieldProblem[]
}

/** What crosses a message boundary: a value, or a code from the closed list. */
export type Reply<T> = { ok: true; value: T } | Failure
