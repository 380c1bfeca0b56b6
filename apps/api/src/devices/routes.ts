import { DeviceList, Id } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import { createRouter, emptyAnswer, jsonAnswer, problems } from '../http/router.ts'
import { createListDevices } from './list-devices.ts'
import { createRevokeDevice, type RevokeDeviceDeps } from './revoke-device.ts'

/** Stands for the device that asks: unpairing must end the token even when the device has forgotten its id. */
const CURRENT = 'current'

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
  request: { params: z.object({ id: z.union([z.literal(CURRENT), Id]) }) },
  responses: { 204: emptyAnswer, ...problems },
})

/** `GET /devices`, `DELETE /devices/{id}`, `DELETE /devices/current`. */
export const deviceRoutes = (deps: RevokeDeviceDeps) => {
  const listDevices = createListDevices(deps)
  const revokeDevice = createRevokeDevice(deps)
  return createRouter()
    .openapi(list, (c) => c.json({ items: listDevices(c.get('device').id) }, 200))
    .openapi(revoke, (c) => {
      const { id } = c.req.valid('param')
      const { id: asking } = c.get('device')
      revokeDevice(id === CURRENT ? asking : id, asking)
      return c.body(null, 204)
    })
}
