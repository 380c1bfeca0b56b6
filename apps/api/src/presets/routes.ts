import { MailPresetList } from '@bienrecu/shared'
import { createRoute } from '@hono/zod-openapi'
import { createRouter, jsonAnswer, problems } from '../http/router.ts'

const list = createRoute({
  method: 'get',
  path: '/mail-presets',
  operationId: 'listMailPresets',
  tags: ['relays'],
  responses: { 200: jsonAnswer(MailPresetList), ...problems },
})

/** The providers to choose from. Their table is loaded when it is first asked for. */
export const mailPresetRoutes = () =>
  createRouter().openapi(list, async (c) => {
    const { listPresets } = await import('./list-presets.ts')
    return c.json({ items: listPresets() }, 200)
  })
