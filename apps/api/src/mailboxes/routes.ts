import { Id, ImapCheck, Relay, SetRelayImap } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { createRouter, emptyAnswer, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { tellRelay } from '../relays/tell-relay.ts'
import type { CheckMailbox } from './check-mailbox.ts'
import { createRemoveMailbox } from './remove-mailbox.ts'
import { createSetMailbox } from './set-mailbox.ts'

const tags = ['relays']
const params = z.object({ id: Id })

const set = createRoute({
  method: 'put',
  path: '/relays/{id}/imap',
  operationId: 'setRelayImap',
  tags,
  request: { params, ...jsonBody(SetRelayImap) },
  responses: { 200: jsonAnswer(Relay), ...problems },
})

const remove = createRoute({
  method: 'delete',
  path: '/relays/{id}/imap',
  operationId: 'deleteRelayImap',
  tags,
  request: { params },
  responses: { 204: emptyAnswer, ...problems },
})

const check = createRoute({
  method: 'post',
  path: '/relays/{id}/imap/check',
  operationId: 'checkRelayImap',
  tags,
  request: { params },
  responses: { 200: jsonAnswer(ImapCheck), ...problems },
})

/** Each check signs in: tried too often with a wrong password, a provider locks the mailbox. */
const PER_MAILBOX = { checks: 10, seconds: 60 }

export interface MailboxRouteDeps extends Deps {
  checkMailbox: CheckMailbox
}

/** The mailbox in which a relay files what it sent: set up, remove, check. It is read with its relay. */
export const mailboxRoutes = (deps: MailboxRouteDeps) => {
  const setMailbox = createSetMailbox(deps)
  const removeMailbox = createRemoveMailbox(deps)
  const limit = createRateLimit(PER_MAILBOX.checks, PER_MAILBOX.seconds)
  return createRouter()
    .openapi(set, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await tellRelay(setMailbox(id, c.req.valid('json'), c.get('device').id)), 200)
    })
    .openapi(remove, (c) => {
      removeMailbox(c.req.valid('param').id, c.get('device').id)
      return c.body(null, 204)
    })
    .openapi(check, async (c) => {
      const { id } = c.req.valid('param')
      await limit.count(id)
      const signal = AbortSignal.any([c.req.raw.signal, deps.stopping])
      return c.json(await deps.checkMailbox(id, { deviceId: c.get('device').id, signal }), 200)
    })
}
