import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../app-error.ts'
import type { Env } from './env.ts'

const KIB = 1024
const DEFAULT_LIMIT = 64 * KIB
/** A complete report is 50 to 300 KB; the sum of every maximum of the contract would be far beyond any real one. */
const REPORT_LIMIT = 1024 * KIB

const limitTo = (maxSize: number): MiddlewareHandler<Env> =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new AppError('payload-too-large', { params: { max: maxSize } })
    },
  })

/** Stops reading a body that is too large, announced (Content-Length) or not (chunked). */
export const limitBody = (): MiddlewareHandler<Env> => {
  const usual = limitTo(DEFAULT_LIMIT)
  const reports = limitTo(REPORT_LIMIT)
  return (c, next) => (c.req.path === '/v1/reports' ? reports(c, next) : usual(c, next))
}

const JSON_TYPE = /^application\/json\s*(?:;|$)/i

/**
 * A body must say that it is JSON. Besides being true, this makes a browser ask first (a preflight) before any page may
 * send one, which a form or a "simple" request would avoid.
 */
export const requireJson: MiddlewareHandler<Env> = async (c, next) => {
  const length = c.req.header('content-length')
  const hasBody = (length !== undefined && length !== '0') || c.req.header('transfer-encoding') !== undefined
  const type = c.req.header('content-type')
  if ((hasBody || type !== undefined) && !JSON_TYPE.test(type ?? '')) throw new AppError('unsupported-media-type')
  await next()
}
