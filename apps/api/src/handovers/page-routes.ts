import { errorSentence } from '@bienrecu/shared'
import { type Context, Hono } from 'hono'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { clientAddress, clientNetwork } from '../http/client-address.ts'
import type { Env } from '../http/env.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { STATUS } from '../http/status.ts'
import type { Database } from '../storage/database.ts'
import { handoverOf, openLink } from './handover.ts'
import { findPlan } from '../plans/stored-plan.ts'
import type { LookNow } from './look-now.ts'
import { HANDOVER_POLICY } from './page-style.ts'

/** The page asks twice a minute: enough for a household of them, and for whoever guesses never. */
const PER_NETWORK = { requests: 60, seconds: 60 }

type ClosedCode = 'handover-not-found' | 'handover-expired' | 'rate-limited'

const setHeaders = (c: Context<Env>): void => {
  c.header('Content-Security-Policy', HANDOVER_POLICY)
  c.header('X-Robots-Tag', 'noindex, nofollow')
}

// What is known of DNS hosts and their forms is loaded for the first reader.
const pages = () => import('./page.ts')

const answerClosed = async (
  c: Context<Env>,
  code: ClosedCode,
  params: Readonly<Record<string, string | number>> = {},
) => {
  const { closedPage } = await pages()
  const locale = c.get('locale')
  setHeaders(c)
  c.header('Content-Language', locale)
  return c.html(closedPage(errorSentence(code, locale, params), locale), STATUS[code])
}

const noteOpened = ({ sql, run }: Database, id: string, now: number): void => {
  run(sql.updateTable('handovers').set({ opened_at: now }).where('id', '=', id))
}

/** Null when this network may ask; else the seconds it has to wait. */
const waitOf = async (counted: Promise<void>): Promise<number | null> => {
  try {
    await counted
    return null
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate-limited') return Number(error.params['seconds'] ?? 1)
    throw error
  }
}

export interface HandoverPageDeps extends Pick<Deps, 'config' | 'database' | 'now'> {
  lookNow: LookNow
}

/**
 * `GET /h/{token}`: the page of a link, for people without an account. Whoever has the link may read it; it changes nothing
 * but what is known of the DNS. `HEAD` looks at nothing, and is no reader.
 */
export const handoverPageRoutes = ({ config, database, now, lookNow }: HandoverPageDeps): Hono<Env> => {
  const limit = createRateLimit(PER_NETWORK.requests, PER_NETWORK.seconds)
  return new Hono<Env>().get('/h/:token', async (c) => {
    const seconds = await waitOf(limit.count(clientNetwork(clientAddress(c, config.trustedProxies))))
    if (seconds !== null) {
      c.header('Retry-After', String(seconds))
      return answerClosed(c, 'rate-limited', { seconds })
    }
    const row = openLink(database, c.req.param('token'), now())
    if (row === 'unknown') return answerClosed(c, 'handover-not-found')
    if (row === 'expired') return answerClosed(c, 'handover-expired')
    const { locale } = handoverOf(row)
    setHeaders(c)
    c.header('Content-Language', locale)
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/html; charset=UTF-8' })
    const [{ handoverPage }, { handedPlanOf }] = await Promise.all([pages(), import('./handed-records.ts')])
    noteOpened(database, row.id, now())
    const readPlan = () => handedPlanOf(findPlan(database, row.plan_id), locale)
    const isFresh = await lookNow(readPlan())
    const plan = readPlan()
    const isStill = c.req.query('still') !== undefined
    return c.html(handoverPage({ plan, isFresh, isStill, expiresAt: row.expires_at, now: now() }, locale))
  })
}
