import type { OpenAPIHono } from '@hono/zod-openapi'
import type { NotFoundHandler } from 'hono'
import { AppError } from '../app-error.ts'
import type { Env } from './env.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const NO_METHOD = 'NONE' // matches what stands before every route, and no route

/** The methods that a path answers: those with more to run than the middleware alone. */
const methodsOf = ({ router }: OpenAPIHono<Env>, path: string): string[] => {
  const handlers = (method: string): number => router.match(method, path)[0].length
  const middleware = handlers(NO_METHOD)
  return METHODS.filter((method) => handlers(method) > middleware)
}

/** A path that does not exist (RFC 9110 §15.5.5), or exists for other methods (§15.5.6). */
export const onNotFound =
  (app: OpenAPIHono<Env>): NotFoundHandler<Env> =>
  (c) => {
    const methods = methodsOf(app, c.req.path)
    if (methods.length === 0) throw new AppError('not-found')
    throw new AppError('method-not-allowed', { params: { methods: methods.join(', ') } })
  }
