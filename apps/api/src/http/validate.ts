import { FieldErrorCode } from '@bienrecu/shared'
import type { Hook } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { z } from 'zod'
import { AppError, type FieldFault } from '../app-error.ts'
import type { Env } from './env.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]
type CodeAndParams = Pick<FieldFault, 'code' | 'params'>

/** RFC 6901 §3. */
const jsonPointer = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const pointerTo = (path: Path, isQuery: boolean): string => (isQuery ? `?${path.join('.')}` : jsonPointer(path))

/** What stood at `path` in the input; undefined when nothing did. */
const valueAt = (input: unknown, path: Path): unknown => {
  let value = input
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = Reflect.get(value, part)
  }
  return value
}

const tooSmall = (issue: z.core.$ZodIssueTooSmall, value: unknown): FieldErrorCode => {
  if (issue.origin !== 'string' && issue.origin !== 'array') return 'field-out-of-range'
  return typeof value === 'string' && value.trim() === '' ? 'field-required' : 'field-too-short'
}

/** Our own code, put there by `fieldIssue`. */
const customFault = (issue: z.core.$ZodIssueCustom): CodeAndParams => {
  const { fieldCode, ...params } = issue.params ?? {}
  const code = FieldErrorCode.safeParse(fieldCode)
  return { code: code.success ? code.data : 'field-wrong-type', params }
}

const tooBig = (issue: z.core.$ZodIssueTooBig): CodeAndParams => {
  const isText = issue.origin === 'string' || issue.origin === 'array'
  return isText ? { code: 'field-too-long', params: { max: Number(issue.maximum) } } : { code: 'field-out-of-range' }
}

const faultOf = (issue: Issue, value: unknown): CodeAndParams => {
  if (issue.code === 'custom') return customFault(issue)
  if (value === undefined) return { code: 'field-required' }
  if (issue.code === 'too_big') return tooBig(issue)
  if (issue.code === 'too_small') return { code: tooSmall(issue, value) }
  if (issue.code === 'not_multiple_of') return { code: 'field-out-of-range' }
  return { code: issue.code === 'invalid_value' ? 'field-not-allowed' : 'field-wrong-type' }
}

// Nobody corrects more at once, and an answer must not outgrow its request: each fault is told with a sentence.
const MAX_FAULTS = 100

/**
 * The faults of an input, each at its place, by our own codes: all of them, up to a hundred. `isQuery`: the input is a
 * query string, not a body.
 */
export const fieldFaults = (issues: readonly Issue[], input: unknown, isQuery = false): FieldFault[] =>
  issues
    .slice(0, MAX_FAULTS)
    .flatMap((issue): FieldFault[] => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys
          .slice(0, MAX_FAULTS)
          .map((key) => ({ pointer: pointerTo([...issue.path, key], isQuery), code: 'field-unknown' }))
      const { code, params = {} } = faultOf(issue, valueAt(input, issue.path))
      const pointer = pointerTo(issue.path, isQuery)
      return [{ pointer, code, ...(Object.keys(params).length > 0 && { params }) }]
    })
    .slice(0, MAX_FAULTS)

/** For `OpenAPIHono`: an invalid request is our error, never a ZodError. A path parameter that cannot be an id is "not found". */
export const validationHook: Hook<unknown, Env, string, void> = (result, _c: Context<Env>) => {
  if (result.success) return
  if (result.target === 'param') throw new AppError('not-found')
  const input: unknown = Reflect.get(result, 'data')
  throw new AppError('invalid-request', {
    errors: fieldFaults(result.error.issues, input, result.target === 'query'),
  })
}
