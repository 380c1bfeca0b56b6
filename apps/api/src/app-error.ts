import type { ErrorCode, ErrorParams, FieldProblem } from '@bienrecu/shared'

interface Details {
  cause?: unknown
  params?: ErrorParams
  errors?: FieldProblem[]
}

/** A foreseen failure, by its code from the closed list. `cause` stays in the log; `params` fill the sentence. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  readonly errors: FieldProblem[] | undefined

  constructor(code: ErrorCode, { cause, params = {}, errors }: Details = {}) {
    super(code, { cause })
    this.name = 'AppError'
    this.code = code
    this.params = params
    this.errors = errors
  }
}
