import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../app-error.ts'
import type { Env } from '../../http/env.ts'

const originOf = (text: string): string => new URL(text).origin

/**
 * Lets through what a page of ours sends, and what no browser sent. A form of ours comes with `Origin: null`, because no page
 * of ours names itself in a request (Fetch §4.3): the browser’s own word for where it comes from decides then. Every browser
 * that matters has said it since 2023 (Fetch Metadata).
 */
export const ownFormsOnly =
  (publicUrl: string): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const isOurs = origin === undefined || origin === originOf(publicUrl) || origin === originOf(c.req.url)
    if (site === undefined ? !isOurs : site !== 'same-origin') throw new AppError('origin-not-allowed')
    await next()
  }
