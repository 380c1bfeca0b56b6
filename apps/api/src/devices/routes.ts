import { DeviceList, Id } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import { createRouter, emptyAnswer, jsonAnswer, problems } from '../http/router.ts'
import { createListDevices } from './list-devices.ts'
import { createRevokeDevice, type RevokeDeviceDeps } from './revoke-device.ts'

const list = createRoute({
  method: 'get',
  path: '/devices',
  operationId: 'listDevices',
  tags: ['devices'],
  responses: { 200: jsonAnswer(DeviceList), ...problems },
})

const revoke = createRoute({
  method: 'delete',
  path: '/devices/{id}',
  operationId: 'revokeDevice',
  tags: ['devices'],
  request: { params: z.object({ id: Id }) },
  responses: { 204: emptyAnswer, ...problems },
})

/** `GET /devices`, `DELETE /devices/{id}`. */
export const deviceRoutes = (deps: RevokeDeviceDeps) => {
  const listDevices = createListDevices(deps)
  const revokeDevice = createRevokeDevice(deps)
  return createRouter()
    .openapi(list, (c) => c.json({ items: listDevices(c.get('device').id) }, 200))
    .openapi(revoke, (c) => {
      revokeDevice(c.req.valid('param').id, c.get('device').id)
      return c.body(null, 204)
    })
}
