import { DeviceList, Problem } from '@bienrecu/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTestApp, insertDevice } from '../fixtures/test-app.ts'
import { createTestDeps } from '../fixtures/test-deps.ts'
import { createToken, isToken } from './token.ts'

describe('devices', () => {
  it('are listed, the asking one marked, without anything secret', async () => {
    const deps = await createTestDeps()
    const { request, device } = createTestApp(deps)
    const other = insertDevice(deps, { name: 'Firefox' })
    const text = await (await request('/v1/devices')).text()
    expect(text).not.toContain(device.token)
    expect(text).not.toContain('hash')
    const current = DeviceList.parse(JSON.parse(text)).items.filter((item) => item.isCurrent)
    expect(current.map((item) => item.id)).toEqual([device.id])
    expect(text).toContain(other.id)
  })

  it('disappear from the list when they are revoked or have expired', async () => {
    const deps = await createTestDeps()
    const { request, device } = createTestApp(deps)
    const gone = insertDevice(deps)
    insertDevice(deps, { name: 'Old', lifetime: 1 })
    deps.advance(10)
    expect((await request(`/v1/devices/${gone.id}`, { method: 'DELETE' })).status).toBe(204)
    const list = DeviceList.parse(await (await request('/v1/devices')).json())
    expect(list.items.map((item) => item.id)).toEqual([device.id])
  })

  it('can be revoked once', async () => {
    const deps = await createTestDeps()
    const { request } = createTestApp(deps)
    const gone = insertDevice(deps)
    await request(`/v1/devices/${gone.id}`, { method: 'DELETE' })
    for (const id of [gone.id, crypto.randomUUID()]) {
      const response = await request(`/v1/devices/${id}`, { method: 'DELETE' })
      expect(response.status).toBe(404)
      expect(Problem.parse(await response.json()).code).toBe('device-not-found')
    }
  })

  it('can give up their own token without knowing their id, as an extension does that is unpaired', async () => {
    const deps = await createTestDeps()
    const { request } = createTestApp(deps)
    expect((await request('/v1/devices/current', { method: 'DELETE' })).status).toBe(204)
    const response = await request('/v1/devices')
    expect(response.status).toBe(401)
    expect(Problem.parse(await response.json()).code).toBe('token-revoked')
  })

  it('leave a trace when they go', async () => {
    const deps = await createTestDeps()
    const { request, device } = createTestApp(deps)
    const gone = insertDevice(deps)
    await request(`/v1/devices/${gone.id}`, { method: 'DELETE' })
    const { sql, all } = deps.database
    const trace = { event: 'device-revoked', device_id: device.id, subject: gone.id, at: deps.now() }
    expect(all(sql.selectFrom('audit_log').selectAll())).toContainEqual(expect.objectContaining(trace))
  })
})

describe('a token', () => {
  it('is known by its form', () => {
    for (let count = 0; count < 200; count++) expect(isToken(createToken())).toBe(true)
  })

  it('is known to be mistyped', () => {
    const token = createToken()
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), fc.constantFrom('a', 'B', '7'), (index, letter) => {
        const altered = token.slice(0, index) + letter + token.slice(index + 1)
        return altered === token || !isToken(altered)
      }),
    )
  })

  it('is no other text, and no text makes the test throw', () => {
    fc.assert(fc.property(fc.string(), (text) => !isToken(text)))
  })
})
