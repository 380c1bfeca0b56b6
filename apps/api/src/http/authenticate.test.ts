import { Problem } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { createToken } from '../devices/token.ts'
import { createTestApp } from '../fixtures/test-app.ts'
import { createTestDeps, type TestDeps } from '../fixtures/test-deps.ts'

const DAY = 24 * 60 * 60 * 1000

let deps: TestDeps
let test: ReturnType<typeof createTestApp>

beforeEach(async () => {
  deps = await createTestDeps()
  test = createTestApp(deps)
})

const statusAndCode = async (response: Response) => {
  const code = response.ok ? null : Problem.parse(await response.json()).code
  return [response.status, code]
}

const withAuthorization = (authorization: string) => test.request('/v1/relays', { headers: { authorization } })

const lastUsed = () => {
  const { sql, first } = deps.database
  return first(sql.selectFrom('devices').select(['last_used_at', 'expires_at']).where('id', '=', test.device.id))
}

describe('a token', () => {
  it.each([
    ['no scheme', () => test.device.token],
    ['another scheme', () => `Basic ${test.device.token}`],
    ['a token of nobody', () => `Bearer ${createToken()}`],
    ['a wrong checksum', () => `Bearer ${test.device.token.slice(0, -1)}!`],
    ['half a token', () => `Bearer ${test.device.token.slice(0, 20)}`],
    ['two tokens', () => `Bearer ${test.device.token} ${test.device.token}`],
    ['nothing', () => ''],
  ])('is needed: %s', async (_name, authorization) => {
    const response = await withAuthorization(authorization())
    expect(response.headers.get('www-authenticate')).toContain('Bearer')
    expect(await statusAndCode(response)).toEqual([401, 'unauthorized'])
  })

  it('is accepted whatever the capitals of the scheme', async () => {
    expect((await withAuthorization(`bearer ${test.device.token}`)).status).toBe(200)
  })

  it('stays good for 180 days after its last use', async () => {
    deps.advance(1_000_000)
    expect((await test.request('/v1/relays')).status).toBe(200)
    deps.advance(179 * DAY)
    expect((await test.request('/v1/relays')).status).toBe(200)
    deps.advance(179 * DAY)
    expect((await test.request('/v1/relays')).status).toBe(200)
    deps.advance(180 * DAY)
    expect(await statusAndCode(await test.request('/v1/relays'))).toEqual([401, 'token-expired'])
  })

  it('that was revoked says so, legibly for the extension', async () => {
    await test.request(`/v1/devices/${test.device.id}`, { method: 'DELETE' })
    const response = await test.request('/v1/relays')
    expect(response.headers.get('access-control-allow-origin')).toBe(test.device.origin)
    expect(await statusAndCode(response)).toEqual([401, 'token-revoked'])
  })

  it('has its last use noted at most once a minute', async () => {
    await test.request('/v1/relays')
    const first = lastUsed()
    deps.advance(59_000)
    await test.request('/v1/relays')
    expect(lastUsed()).toEqual(first)
    deps.advance(1_000)
    await test.request('/v1/relays')
    expect(lastUsed()?.last_used_at).toBe(deps.now())
  })

  it('can be used while the database cannot be written', async () => {
    deps.database.raw.exec('PRAGMA query_only = ON')
    expect((await test.request('/v1/relays')).status).toBe(200)
  })
})

describe('guessing tokens', () => {
  it('is slowed down', async () => {
    for (let tries = 0; tries < 30; tries++)
      expect((await withAuthorization(`Bearer ${createToken()}`)).status).toBe(401)
    const response = await withAuthorization(`Bearer ${createToken()}`)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await statusAndCode(response)).toEqual([429, 'rate-limited'])
  })

  it('locks nobody out who has one', async () => {
    for (let tries = 0; tries < 40; tries++) await withAuthorization(`Bearer ${createToken()}`)
    expect((await test.request('/v1/relays')).status).toBe(200)
  })
})
