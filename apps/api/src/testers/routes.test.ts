import { Problem, TesterAddress, TesterList } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createTestApp } from '../fixtures/test-app.ts'
import { createTestDeps } from '../fixtures/test-deps.ts'
import { startHappyDeliver, TEST_ID } from './fixtures/happydeliver-server.ts'
import { testerRoutes } from './routes.ts'
import { takesTests } from './tester-of.ts'

const open = async (env: Record<string, string> = {}) => {
  const deps = await createTestDeps(env)
  const { request } = createTestApp(deps, [testerRoutes(deps)])
  const list = async () => TesterList.parse(await (await request('/v1/testers')).json()).items
  const ask = async (body: object = {}) => {
    const response = await request('/v1/tester-addresses', { body })
    return { status: response.status, body: await response.json() }
  }
  return { deps, list, ask }
}

describe('the testers', () => {
  it('are our own and mail-tester on a fresh machine, where mail from elsewhere reaches mail-tester alone', async () => {
    const { list } = await open()
    expect(await list()).toEqual([
      {
        id: 'bienrecu',
        name: 'Bien reçu',
        pageUrl: 'http://127.0.0.1:2436/t',
        givesAddresses: true,
        isReachable: false,
        freeTests: null,
      },
      {
        id: 'mail-tester',
        name: 'mail-tester',
        pageUrl: 'https://www.mail-tester.com/',
        givesAddresses: false,
        isReachable: true,
        freeTests: 3,
      },
    ])
  })

  it.each([
    [{ BIENRECU_TESTER_DOMAIN: 'tester.example.org', BIENRECU_TESTER_HOST: '0.0.0.0' }, true],
    [{ BIENRECU_TESTER_DOMAIN: 'tester.example.org', BIENRECU_TESTER_LMTP: '2438' }, true],
    [{ BIENRECU_TESTER_DOMAIN: 'tester.example.org' }, false],
    [{ BIENRECU_TESTER_DOMAIN: 'tester.example.org', BIENRECU_TESTER_HOST: '::1' }, false],
    [{ BIENRECU_TESTER_HOST: '0.0.0.0' }, false],
  ])('say whether mail reaches our own: %j', async (env, isReachable) => {
    const { list } = await open(env)
    expect((await list())[0]).toMatchObject({ id: 'bienrecu', isReachable })
  })

  it('leave out our own when it is switched off, and have happyDeliver when its address is given', async () => {
    const { list } = await open({ BIENRECU_TESTER: 'off', BIENRECU_HAPPYDELIVER_URL: 'https://hd.example.org/' })
    expect(await list()).toMatchObject([
      { id: 'mail-tester' },
      { id: 'happydeliver', pageUrl: 'https://hd.example.org', givesAddresses: true, freeTests: null },
    ])
  })
})

describe('a fresh address', () => {
  it('is one of our own tester unless another is named, good for a day', async () => {
    const { deps, ask } = await open()
    const { status, body } = await ask()
    const { tester, address, pageUrl, expiresAt } = TesterAddress.parse(body)
    expect([status, tester]).toEqual([201, 'bienrecu'])
    expect(address).toMatch(/^test-[0-9a-z]{24}@bienrecu\.localhost$/)
    expect(pageUrl).toMatch(/^http:\/\/127\.0\.0\.1:2436\/t\/[\w-]{40,}$/)
    expect(Date.parse(expiresAt ?? '') - deps.now()).toBe(86_400_000)
    expect(takesTests(deps, address)).toBe(true)
    deps.advance(86_400_000)
    expect(takesTests(deps, address)).toBe(false)
  })

  it('is remembered with the device that asked, and not with the page of its result', async () => {
    const { deps, ask } = await open()
    const { address, pageUrl } = TesterAddress.parse((await ask()).body)
    const { sql, all } = deps.database
    const kept = all(sql.selectFrom('tester_addresses').selectAll())
    expect(kept).toMatchObject([{ address, tester: 'bienrecu', page_url: 'http://127.0.0.1:2436/t' }])
    expect(kept[0]?.device_id).not.toBeNull()
    expect(JSON.stringify(kept)).not.toContain(pageUrl)
  })

  it('is another one each time', async () => {
    const { ask } = await open()
    const addresses = await Promise.all(Array.from({ length: 20 }, () => ask()))
    expect(new Set(addresses.map(({ body }) => TesterAddress.parse(body).address)).size).toBe(20)
  })

  it('comes from happyDeliver where that is asked for', async () => {
    const { url } = await startHappyDeliver({})
    const { deps, ask } = await open({ BIENRECU_HAPPYDELIVER_URL: url })
    const { status, body } = await ask({ tester: 'happydeliver' })
    expect([status, TesterAddress.parse(body).pageUrl]).toEqual([201, `${url}/test/${TEST_ID}`])
    expect(takesTests(deps, TesterAddress.parse(body).address)).toBe(true)
  })

  it.each([
    [{ tester: 'happydeliver' }, {}, 404, 'tester-unknown'],
    [{ tester: 'mail-tester' }, {}, 404, 'tester-unknown'],
    [{ tester: 'bienrecu' }, { BIENRECU_TESTER: 'off' }, 404, 'tester-off'],
    [{ tester: 'happydeliver' }, { BIENRECU_HAPPYDELIVER_URL: 'http://127.0.0.1:1' }, 502, 'tester-unavailable'],
    [{ tester: 'glockapps' }, {}, 400, 'invalid-request'],
    [{ address: 'a@example.org' }, {}, 400, 'invalid-request'],
  ])('is not given for %j with %j', async (body, env, status, code) => {
    const { ask } = await open(env)
    const answer = await ask(body)
    expect([answer.status, Problem.parse(answer.body).code]).toEqual([status, code])
  })

  it('is given thirty times a minute', async () => {
    const { ask } = await open()
    for (let times = 0; times < 30; times++) expect((await ask()).status).toBe(201)
    expect(Problem.parse((await ask()).body).code).toBe('rate-limited')
  })
})
