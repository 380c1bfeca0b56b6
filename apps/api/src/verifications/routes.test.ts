import { Problem, Verification } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createTestApp } from '../fixtures/test-app.ts'
import { createTestDeps, TEST_TIME } from '../fixtures/test-deps.ts'
import { DMARC, type ServerPart, txt, verificationScene, zoneWith } from './fixtures/scene.ts'
import { verificationRoutes } from './routes.ts'
import { createVerifyRecord } from './verify-record.ts'

const WANTED = { domain: 'example.org', name: '_dmarc.example.org', type: 'TXT', value: DMARC }
const EMPTY = zoneWith({}, { soaTtl: 900, minimum: 600 })
const FULL = zoneWith({ '_dmarc.example.org': txt(DMARC) })

const scene = async (parts: readonly ServerPart[]) => {
  const deps = await createTestDeps()
  const dns = await verificationScene(parts)
  const verifyRecord = createVerifyRecord({ ...dns.ports, now: deps.now })
  const { request } = createTestApp(deps, [verificationRoutes({ ...deps, verifyRecord })])
  const verify = async (fields = {}, locale = 'en') => {
    const headers = { 'Accept-Language': locale }
    return Verification.parse(
      await (await request('/v1/verifications', { body: { ...WANTED, ...fields }, headers })).json(),
    )
  }
  return { deps, dns, request, verify }
}

describe('POST /v1/verifications', () => {
  it('answers what the contract promises', async () => {
    const { verify } = await scene([FULL, EMPTY])
    expect(await verify()).toEqual({
      name: '_dmarc.example.org',
      type: 'TXT',
      value: DMARC,
      state: 'partly',
      servers: [
        {
          server: 'ns1.example.org',
          address: '192.0.2.1',
          state: 'seen',
          found: [DMARC],
          difference: null,
          foundAt: null,
          text: null,
        },
        {
          server: 'ns2.example.org',
          address: '192.0.2.2',
          state: 'absent',
          found: [],
          difference: null,
          foundAt: null,
          text: null,
        },
      ],
      resolvers: [],
      oldUntil: new Date(TEST_TIME + 600_000).toISOString(),
      text: 'Name servers that have the record: 1 of 2. The DNS host is probably still publishing it.',
      checkedAt: new Date(TEST_TIME).toISOString(),
    })
  })

  it('calls a host that has not published by its name, in both languages', async () => {
    const { verify } = await scene([EMPTY])
    expect((await verify()).text).toContain('the DNS host has not published it')
    expect((await verify({}, 'fr')).text).toContain('l’hébergeur DNS ne l’a pas publié')
  })

  it('says that nothing is known where nobody answers', async () => {
    const { verify } = await scene(['silent'])
    expect((await verify()).text).toContain('nothing is known')
  })

  it('remembers from one look to the next what resolvers were told before', async () => {
    const { verify, dns, deps } = await scene([EMPTY])
    await verify()
    dns.authorities[0]?.hold(FULL)
    deps.advance(5_000)
    const until = new Date(TEST_TIME + 605_000).toISOString()
    expect(await verify()).toMatchObject({ state: 'published', oldUntil: until })
    deps.advance(5_000)
    expect((await verify()).oldUntil).toBe(until)
  })

  it('knows nothing of old answers where the record was there from the first', async () => {
    const { verify } = await scene([FULL])
    expect((await verify()).oldUntil).toBeNull()
  })

  it.each(['_dmarc.example.com', 'notexample.org', 'org'])('refuses the name %s, which is outside', async (name) => {
    const { request } = await scene([EMPTY])
    const response = await request('/v1/verifications', { body: { ...WANTED, name } })
    expect(response.status).toBe(400)
    expect(Problem.parse(await response.json()).errors).toMatchObject([
      { pointer: '/name', code: 'record-outside-domain', params: { domain: 'example.org' } },
    ])
  })

  it('takes the name as people write it', async () => {
    const { verify, request } = await scene([FULL])
    expect(await verify({ name: '_DMARC.Example.ORG.' })).toMatchObject({
      name: '_dmarc.example.org',
      state: 'published',
    })
    const idn = { domain: 'menuisié.example', name: '_dmarc.menuisié.example' }
    // Nobody serves that zone: no fault of its name.
    expect(await (await request('/v1/verifications', { body: { ...WANTED, ...idn } })).json()).toMatchObject({
      code: 'name-servers-unknown',
      params: { domain: 'xn--menuisi-hya.example' },
    })
  })

  it('says so where the name servers cannot be found', async () => {
    const { request } = await scene([])
    const response = await request('/v1/verifications', { body: WANTED })
    expect([response.status, Problem.parse(await response.json()).code]).toEqual([504, 'name-servers-unknown'])
  })
})
