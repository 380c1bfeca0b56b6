import { errorSentence, type HttpErrorCode, PROBLEM_MEDIA_TYPE, type Problem } from '@bienrecu/shared'
import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { AppError, type FieldFault } from '../app-error.ts'
import type { Log } from '../log.ts'
import { storageFault } from '../storage/storage-error.ts'
import type { Env } from './env.ts'
import { isHttpErrorCode, STATUS } from './status.ts'

const asAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error
  // The JSON validator of Hono knows one fault only: a body that does not parse.
  if (error instanceof HTTPException && error.status === 400) return new AppError('malformed-json', { cause: error })
  return storageFault(error) ?? new AppError('internal', { cause: error })
}

/** The problem details (RFC 9457) of an error: its code, and nothing of its message or cause. */
export const problemOf = (error: AppError, code: HttpErrorCode, c: Context<Env>): Problem => {
  const locale = c.get('locale')
  const requestId = c.get('requestId')
  const withSentence = (fault: FieldFault) => ({ ...fault, detail: errorSentence(fault.code, locale, fault.params) })
  return {
    type: `urn:bienrecu:error:${code}`,
    title: errorSentence(code, locale, { ...error.params, requestId }),
    status: STATUS[code],
    code,
    requestId,
    ...(Object.keys(error.params).length > 0 && { params: error.params }),
    ...(error.errors && { errors: error.errors.map(withSentence) }),
  }
}

const answerProblem = (error: AppError, code: HttpErrorCode, c: Context<Env>): Response => {
  const { seconds, methods } = error.params
  if (code === 'rate-limited' && seconds !== undefined) c.header('Retry-After', String(seconds))
  if (code === 'method-not-allowed' && methods !== undefined) c.header('Allow', String(methods))
  if (STATUS[code] === 401) c.header('WWW-Authenticate', 'Bearer realm="bienrecu"')
  c.header('Content-Language', c.get('locale'))
  return c.body(JSON.stringify(problemOf(error, code, c)), STATUS[code], { 'Content-Type': PROBLEM_MEDIA_TYPE })
}

/** The client hung up, or was cut off, within its own body: nobody is there to be answered, and nothing is wrong here. */
const isCutOff = ({ env }: Context<Env>): boolean => {
  const incoming = env?.incoming
  return incoming !== undefined && incoming.destroyed && !incoming.complete
}

/** The one place where an error becomes an answer. Faults of ours and of the storage are logged with their cause. */
export const onError =
  (log: Log): ErrorHandler<Env> =>
  (thrown, c) => {
    const known = asAppError(thrown)
    const error = known.code === 'internal' && isCutOff(c) ? new AppError('malformed-json', { cause: thrown }) : known
    const code = isHttpErrorCode(error.code) ? error.code : 'internal'
    if (STATUS[code] >= 500) log.error({ requestId: c.get('requestId'), errorCode: error.code, err: thrown }, 'failed')
    return answerProblem(error, code, c)
  }
