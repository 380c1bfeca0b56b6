import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'
import { createRateLimit } from './rate-limit.ts'

/** Far more than a person, or their browser, does; a program gone wild would fill the disk with reports and traces. */
const WRITES = { requests: 120, seconds: 60 }

const READING = new Set(['GET', 'HEAD'])

/** Slows down a device that changes things without end. Comes after `authenticate`. Throws `rate-limited`. */
export const limitWrites = (): MiddlewareHandler<Env> => {
  const limit = createRateLimit(WRITES.requests, WRITES.seconds)
  return async (c, next) => {
    if (!READING.has(c.req.method)) await limit.count(c.get('device').id)
    await next()
  }
}
