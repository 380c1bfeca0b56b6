import { AskConfirmation, ConfirmAddress, ConfirmedAddress, ConfirmedAddressList } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRouter, emptyAnswer, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { type AskConfirmationDeps, createAskConfirmation } from './ask-confirmation.ts'
import { createConfirmAddress } from './confirm-address.ts'
import { confirmedAddressOf, listConfirmedAddresses } from './confirmed-address.ts'
import { forgetAddress } from './forget-address.ts'

const tags = ['addresses']

const ask = createRoute({
  method: 'post',
  path: '/confirmed-addresses',
  operationId: 'askConfirmation',
  tags,
  request: jsonBody(AskConfirmation),
  responses: { 200: jsonAnswer(ConfirmedAddress), ...problems },
})

const confirm = createRoute({
  method: 'post',
  path: '/confirmed-addresses/confirm',
  operationId: 'confirmAddress',
  tags,
  request: jsonBody(ConfirmAddress),
  responses: { 200: jsonAnswer(ConfirmedAddress), ...problems },
})

const list = createRoute({
  method: 'get',
  path: '/confirmed-addresses',
  operationId: 'listConfirmedAddresses',
  tags,
  responses: { 200: jsonAnswer(ConfirmedAddressList), ...problems },
})

const remove = createRoute({
  method: 'delete',
  path: '/confirmed-addresses/{address}',
  operationId: 'forgetAddress',
  tags,
  request: { params: z.object({ address: z.string().max(254) }) },
  responses: { 204: emptyAnswer, ...problems },
})

/** Addresses to which tests may go besides those of testers: asked for, confirmed with a code, forgotten. */
export const confirmedAddressRoutes = (deps: AskConfirmationDeps & Pick<Deps, 'stopping'>) => {
  const askConfirmation = createAskConfirmation(deps)
  const confirmAddress = createConfirmAddress(deps)
  return createRouter()
    .openapi(ask, async (c) => {
      const caller = { deviceId: c.get('device').id, locale: c.get('locale'), signal: deps.stopping }
      return c.json(await askConfirmation(c.req.valid('json'), caller), 200)
    })
    .openapi(confirm, (c) => c.json(confirmAddress(c.req.valid('json'), c.get('device').id), 200))
    .openapi(list, (c) => c.json({ items: listConfirmedAddresses(deps.database).map(confirmedAddressOf) }, 200))
    .openapi(remove, (c) => {
      forgetAddress(deps, c.req.valid('param').address, c.get('device').id)
      return c.body(null, 204)
    })
}
