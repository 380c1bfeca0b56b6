import type { MiddlewareHandler } from 'hono'
import { AppError } from '../app-error.ts'
import { isToken, TOKEN_LIFETIME, tokenHash } from '../devices/token.ts'
import type { Database } from '../storage/database.ts'
import { clientAddress, clientNetwork } from './client-address.ts'
import type { Env, RequestDevice } from './env.ts'
import { createRateLimit } from './rate-limit.ts'

const LAST_USED_PRECISION = 60_000 // ms: not every request is worth a commit

const FAILURES = { points: 30, seconds: 60 }

export interface AuthenticateDeps {
  database: Database
  now: () => number
  trustedProxies: readonly string[]
}

const bearerOf = (header: string | undefined): string | null => /^Bearer ([!-~]+)$/i.exec(header ?? '')?.[1] ?? null

/**
 * Finds the device of a token. Throws `unauthorized`, `token-revoked`, `token-expired`, or `origin-not-allowed` when the
 * token comes from another extension than the one that paired.
 */
export const createFindDevice =
  ({ database, now }: Pick<AuthenticateDeps, 'database' | 'now'>) =>
  (authorization: string | undefined, origin: string | undefined): RequestDevice => {
    const token = bearerOf(authorization)
    if (token === null || !isToken(token)) throw new AppError('unauthorized')
    const { sql } = database
    const device = database.first(sql.selectFrom('devices').selectAll().where('token_hash', '=', tokenHash(token)))
    if (!device) throw new AppError('unauthorized')
    const at = now()
    if (device.revoked_at !== null) throw new AppError('token-revoked')
    if (device.expires_at <= at) throw new AppError('token-expired')
    if (origin !== undefined && origin !== device.origin) throw new AppError('origin-not-allowed')
    if (at - (device.last_used_at ?? 0) >= LAST_USED_PRECISION)
      database.run(
        sql
          .updateTable('devices')
          .set({ last_used_at: at, expires_at: at + TOKEN_LIFETIME })
          .where('id', '=', device.id),
      )
    return { id: device.id, name: device.name, origin: device.origin }
  }

/** Lets a request through with `c.get('device')` set, or throws. Those who keep failing are slowed down by network. */
export const authenticate = (deps: AuthenticateDeps): MiddlewareHandler<Env> => {
  const findDevice = createFindDevice(deps)
  const failures = createRateLimit(FAILURES.points, FAILURES.seconds)
  return async (c, next) => {
    const network = clientNetwork(clientAddress(c, deps.trustedProxies))
    await failures.check(network)
    try {
      c.set('device', findDevice(c.req.header('authorization'), c.req.header('origin')))
    } catch (error) {
      if (error instanceof AppError && error.code === 'unauthorized') await failures.count(network)
      throw error
    }
    await next()
  }
}
