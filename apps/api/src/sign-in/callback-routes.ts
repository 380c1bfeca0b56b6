import { Hono } from 'hono'
import type { Deps } from '../app.ts'
import { clientAddress, clientNetwork } from '../http/client-address.ts'
import type { Env } from '../http/env.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { isHttpErrorCode, STATUS } from '../http/status.ts'
import { PAGE_POLICY } from '../pages/layout.ts'
import { callbackPage } from './callback-page.ts'
import type { FinishedSignIn } from './finish-sign-in.ts'
import type { SigningIn } from './signing-in.ts'

const PER_NETWORK = { requests: 30, seconds: 60 }

const statusOf = (finished: FinishedSignIn) => {
  if (finished.kind === 'connected') return 200
  if (finished.kind === 'unknown') return 400
  const { code } = finished.error
  return isHttpErrorCode(code) ? STATUS[code] : 500
}

export interface CallbackRouteDeps extends Pick<Deps, 'config' | 'stopping'> {
  signingIn: Pick<SigningIn, 'finishSignIn'>
}

/**
 * `GET /oauth/callback`: where a provider leads the browser back to. It needs no token: the `state`, known only to who
 * began, is good once.
 */
export const callbackRoutes = ({ config, stopping, signingIn }: CallbackRouteDeps): Hono<Env> => {
  const limit = createRateLimit(PER_NETWORK.requests, PER_NETWORK.seconds)
  return new Hono<Env>().get('/oauth/callback', async (c) => {
    await limit.count(clientNetwork(clientAddress(c, config.trustedProxies)))
    const locale = c.get('locale')
    const finished = await signingIn.finishSignIn(new URL(c.req.url).searchParams, stopping)
    c.header('Content-Security-Policy', PAGE_POLICY)
    c.header('Content-Language', locale)
    return c.html(callbackPage(finished, locale), statusOf(finished))
  })
}
