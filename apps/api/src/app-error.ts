import type { ErrorCode, ErrorParams, FieldProblem } from '@bienrecu/shared'

/** A faulty field without its sentence: the language is known at the edge only. */
export type FieldFault = Omit<FieldProblem, 'detail'>

interface Details {
  cause?: unknown
  params?: ErrorParams
  errors?: readonly FieldFault[] | undefined
}

/** A foreseen failure, by its code from the closed list. `cause` stays in the log; `params` fill the sentence. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  readonly errors: readonly FieldFault[] | undefined

  constructor(code: ErrorCode, { cause, params = {}, errors }: Details = {}) {
    super(code, { cause })
    this.name = 'AppError'
    this.code = code
    this.params = params
    this.errors = errors
  }
}
