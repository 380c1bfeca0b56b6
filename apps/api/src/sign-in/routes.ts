import { Id, OAuthProviderList, RelayOAuth, StartedOAuth, StartOAuth } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { createRouter, emptyAnswer, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { findRelay } from '../relays/find-relay.ts'
import { expireRequests } from './requests.ts'
import { listServices } from './services.ts'
import { findSignIn, signInOf } from './sign-in.ts'
import type { SigningIn } from './signing-in.ts'

const tags = ['relays']
const params = z.object({ id: Id })

const providers = createRoute({
  method: 'get',
  path: '/oauth/providers',
  operationId: 'listOAuthProviders',
  tags,
  responses: { 200: jsonAnswer(OAuthProviderList), ...problems },
})

const start = createRoute({
  method: 'post',
  path: '/relays/{id}/oauth',
  operationId: 'startOAuth',
  tags,
  request: { params, ...jsonBody(StartOAuth) },
  responses: { 200: jsonAnswer(StartedOAuth), ...problems },
})

const read = createRoute({
  method: 'get',
  path: '/relays/{id}/oauth',
  operationId: 'getOAuth',
  tags,
  request: { params },
  responses: { 200: jsonAnswer(RelayOAuth), ...problems },
})

const end = createRoute({
  method: 'delete',
  path: '/relays/{id}/oauth',
  operationId: 'endOAuth',
  tags,
  request: { params },
  responses: { 204: emptyAnswer, ...problems },
})

/** A provider counts how often it is asked for codes, and shuts out who asks too often. */
const PER_RELAY = { starts: 10, seconds: 60 }

export interface SignInRouteDeps extends Deps {
  signingIn: Pick<SigningIn, 'startSignIn' | 'signOut'>
}

/** Signing in at a provider for a relay: begin, look, end. The browser comes back to callback-routes.ts. */
export const signInRoutes = ({ signingIn, ...deps }: SignInRouteDeps) => {
  const limit = createRateLimit(PER_RELAY.starts, PER_RELAY.seconds)
  return createRouter()
    .openapi(providers, (c) => c.json({ items: listServices(deps.config) }, 200))
    .openapi(start, async (c) => {
      const { id } = c.req.valid('param')
      await limit.count(id)
      const signal = AbortSignal.any([c.req.raw.signal, deps.stopping])
      return c.json(await signingIn.startSignIn(id, c.req.valid('json'), { deviceId: c.get('device').id, signal }), 200)
    })
    .openapi(read, (c) => {
      expireRequests(deps)
      const { id } = findRelay(deps.database, c.req.valid('param').id)
      const row = findSignIn(deps.database, id)
      if (row === null) throw new AppError('sign-in-missing')
      return c.json(signInOf(row), 200)
    })
    .openapi(end, async (c) => {
      const { id } = c.req.valid('param')
      await signingIn.signOut(id, { deviceId: c.get('device').id, signal: deps.stopping })
      return c.body(null, 204)
    })
}
