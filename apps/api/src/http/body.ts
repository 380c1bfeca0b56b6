import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../app-error.ts'
import type { Env } from './env.ts'

const KIB = 1024
const DEFAULT_LIMIT = 64 * KIB
/** A complete report is 50 to 300 KB; the sum of every maximum of the contract would be far beyond any real one. */
const REPORT_LIMIT = 1024 * KIB
/** A file of 10 MB in base64, with a little around it. */
const MESSAGE_LIMIT = 14 * 1024 * KIB

/** The one route that takes no JSON but a message, as it travels (RFC 5322). */
const takesMessage = ({ req }: Context<Env>): boolean => req.method === 'POST' && req.path === '/v1/judgements'

const limitTo = (maxSize: number, fault = new AppError('payload-too-large', { params: { max: maxSize } })) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new AppError(fault.code, { params: fault.params })
    },
  })

/**
 * Stops reading a body that is too large, announced (Content-Length) or not (chunked). `megabytes`: of a message that is to be
 * judged; null where none is.
 */
export const limitBody = (megabytes: number | null = null): MiddlewareHandler<Env> => {
  const usual = limitTo(DEFAULT_LIMIT)
  const larger = new Map([
    ['/v1/reports', limitTo(REPORT_LIMIT)],
    ['/v1/messages', limitTo(MESSAGE_LIMIT)],
  ])
  const message =
    megabytes === null
      ? usual
      : limitTo(megabytes * KIB * KIB, new AppError('message-too-large', { params: { megabytes } }))
  return (c, next) => (takesMessage(c) ? message : (larger.get(c.req.path) ?? usual))(c, next)
}

/** Levels of arrays and objects; RFC 8259 §9 lets a reader set a limit. A report has ten or so. */
const MAX_DEPTH = 32

/** True when a JSON text nests deeper than `limit`, whether or not it is well-formed otherwise. One pass, no recursion. */
const isDeeper = (text: string, limit: number): boolean => {
  let depth = 0
  let isInString = false
  for (let index = 0; index < text.length && depth <= limit; index++) {
    const sign = text[index]
    if (isInString && sign === '\\') index += 1
    else if (sign === '"') isInString = !isInString
    else if (isInString) continue
    else if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
  }
  return depth > limit
}

const WITHOUT_BODY = new Set(['GET', 'HEAD', 'DELETE'])

/** Refuses a body that nests too deep: our schemas follow it, and a deep enough one would exhaust the stack. */
export const limitNesting: MiddlewareHandler<Env> = async (c, next) => {
  const isJson = !WITHOUT_BODY.has(c.req.method) && !takesMessage(c)
  const isTooDeep = isJson && isDeeper(await c.req.text(), MAX_DEPTH)
  if (isTooDeep) throw new AppError('invalid-request', { errors: [{ pointer: '', code: 'field-wrong-type' }] })
  await next()
}

const JSON_TYPE = /^application\/json\s*(?:;|$)/i
const MESSAGE_TYPE = /^message\/rfc822\s*(?:;|$)/i

/**
 * A body must say that it is JSON, or a message where one is judged. Besides being true, this makes a browser ask first (a
 * preflight) before any page may send one, which a form or a "simple" request would avoid.
 */
export const requireJson: MiddlewareHandler<Env> = async (c, next) => {
  const length = c.req.header('content-length')
  const hasBody = (length !== undefined && length !== '0') || c.req.header('transfer-encoding') !== undefined
  const type = c.req.header('content-type')
  const wanted = takesMessage(c) ? MESSAGE_TYPE : JSON_TYPE
  if ((hasBody || type !== undefined) && !wanted.test(type ?? '')) throw new AppError('unsupported-media-type')
  await next()
}
