import type { MiddlewareHandler } from 'hono'
import { AppError } from '../app-error.ts'
import { isToken, TOKEN_LIFETIME, tokenHash } from '../devices/token.ts'
import type { Log } from '../log.ts'
import type { Database } from '../storage/database.ts'
import { clientAddress, clientNetwork } from './client-address.ts'
import type { Env, RequestDevice } from './env.ts'
import { createRateLimit } from './rate-limit.ts'

const LAST_USED_PRECISION = 60_000 // ms: not every request is worth a commit

const FAILURES = { points: 30, seconds: 60 }

export interface AuthenticateDeps {
  database: Database
  log: Log
  now: () => number
  trustedProxies: readonly string[]
}

type FindDeviceDeps = Pick<AuthenticateDeps, 'database' | 'log' | 'now'>

const bearerOf = (header: string | undefined): string | null => /^Bearer ([!-~]+)$/i.exec(header ?? '')?.[1] ?? null

/** Reading must go on while the storage takes no writes, so a use that cannot be noted is only logged. */
const noteUse = ({ database, log, now }: FindDeviceDeps, id: string, lastUsedAt: number | null): void => {
  const at = now()
  if (at - (lastUsedAt ?? 0) < LAST_USED_PRECISION) return
  const columns = { last_used_at: at, expires_at: at + TOKEN_LIFETIME }
  try {
    const note = database.sql.updateTable('devices').set(columns).where('id', '=', id)
    database.transaction(() => database.run(note), 'crash')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    log.warn({ errorCode: error.code }, 'last use of a device not noted')
  }
}

/**
 * Finds the device of a token. Throws `unauthorized`, `token-revoked`, `token-expired`, or `origin-not-allowed` when the
 * token comes from another extension than the one that paired.
 */
const createFindDevice =
  (deps: FindDeviceDeps) =>
  (authorization: string | undefined, origin: string | undefined): RequestDevice => {
    const token = bearerOf(authorization)
    if (token === null || !isToken(token)) throw new AppError('unauthorized')
    const { sql, first } = deps.database
    const device = first(sql.selectFrom('devices').selectAll().where('token_hash', '=', tokenHash(token)))
    if (!device) throw new AppError('unauthorized')
    if (device.revoked_at !== null) throw new AppError('token-revoked')
    if (device.expires_at <= deps.now()) throw new AppError('token-expired')
    if (origin !== undefined && origin !== device.origin) throw new AppError('origin-not-allowed')
    noteUse(deps, device.id, device.last_used_at)
    return { id: device.id, name: device.name, origin: device.origin }
  }

/**
 * Lets a request through with `c.get('device')` set, or throws. A network that keeps guessing is told to wait; a good
 * token passes all the same, or one program could lock the others out.
 */
export const authenticate = (deps: AuthenticateDeps): MiddlewareHandler<Env> => {
  const findDevice = createFindDevice(deps)
  const failures = createRateLimit(FAILURES.points, FAILURES.seconds)
  return async (c, next) => {
    try {
      c.set('device', findDevice(c.req.header('authorization'), c.req.header('origin')))
    } catch (error) {
      if (error instanceof AppError) {
        const isGuess = error.code === 'unauthorized'
        if (isGuess) await failures.count(clientNetwork(clientAddress(c, deps.trustedProxies)))
        // Only now: whoever is told to wait does not fill the log either.
        deps.log.warn({ event: 'token-refused', errorCode: error.code, requestId: c.get('requestId') }, 'token refused')
      }
      throw error
    }
    await next()
  }
}
