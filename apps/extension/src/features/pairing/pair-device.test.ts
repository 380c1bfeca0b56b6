import { beforeEach, describe, expect, it } from 'vitest'
import { consentItem, followedProbesItem, pairingItem } from '../../storage/items.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import {
  API_URL,
  createFakeApi,
  json,
  META,
  PAIRED,
  problem,
  PROBE,
  TOKEN,
  type FakeApi,
} from '../../testing/fake-api.ts'
import { NOW, pairForTest } from '../../testing/paired.ts'
import { createServices } from '../background/services.ts'
import { acceptDisclosure } from '../session/session.ts'

const LINE = `${API_URL}#BCDF-GHJK`

let api: FakeApi
const pairing = () => createServices({ fetch: api.fetch, now: () => NOW, pause: async () => {} }).pairing

beforeEach(async () => {
  installBrowser()
  api = createFakeApi()
  await acceptDisclosure(NOW)
})

describe('pairing', () => {
  it('exchanges the code for a token, under a name the user will recognise', async () => {
    await pairing().redeem(` ${LINE}\n`)
    const call = api.calls.find(({ path }) => path === '/v1/pair')
    expect(call?.body).toEqual({ code: 'BCDF-GHJK', deviceName: expect.stringMatching(/ on Linux$/) })
    expect(call?.headers.get('authorization')).toBeNull()
    expect(await pairingItem.getValue()).toEqual({
      apiUrl: API_URL,
      token: TOKEN,
      deviceId: PAIRED.device.id,
      deviceName: PAIRED.device.name,
      instanceId: META.instanceId,
      pairedAt: NOW.toISOString(),
    })
  })

  it('can look at the server first, without spending the code', async () => {
    const reply = await pairing().inspect(LINE)
    expect(reply).toEqual({ ok: true, value: { apiUrl: API_URL, host: '127.0.0.1:2436', meta: META } })
    expect(api.calls.map(({ path }) => path)).toEqual(['/v1/meta'])
  })

  it('asks nothing of anyone before the user has agreed', async () => {
    await consentItem.removeValue()
    expect(await pairing().inspect(LINE)).toMatchObject({ ok: false, code: 'consent-missing' })
    expect(await pairing().redeem(LINE)).toMatchObject({ ok: false, code: 'consent-missing' })
    expect(api.calls).toEqual([])
  })

  it.each([
    ['nothing', '', 'pairing-line-malformed'],
    ['an address without a code', API_URL, 'pairing-line-malformed'],
    ['a code without an address', 'BCDF-GHJK', 'pairing-line-malformed'],
    ['a code of seven letters', `${API_URL}#BCDF-GHJ`, 'pairing-line-malformed'],
    ['a code with a vowel', `${API_URL}#ABCD-FGHJ`, 'pairing-line-malformed'],
    ['a script instead of an address', 'javascript:alert(1)#BCDF-GHJK', 'pairing-line-malformed'],
    ['a server in clear', 'http://api.example.org#BCDF-GHJK', 'api-address-insecure'],
    ['a name that only looks like this machine', 'http://localhost.example.org#BCDF-GHJK', 'api-address-insecure'],
  ])('refuses %s, and asks nothing of anyone', async (_name, line, code) => {
    expect(await pairing().redeem(line)).toMatchObject({ ok: false, code })
    expect(api.calls).toEqual([])
    expect(await pairingItem.getValue()).toBeNull()
  })

  it.each(['pairing-code-expired', 'pairing-code-used', 'pairing-code-invalid', 'pairing-locked'] as const)(
    'leaves a former pairing alone when the answer is %s',
    async (code) => {
      await pairForTest()
      const before = await pairingItem.getValue()
      api.answer('POST /v1/pair', () => problem(code, 400))
      expect(await pairing().redeem(LINE)).toMatchObject({ ok: false, code })
      expect(await pairingItem.getValue()).toEqual(before)
    },
  )

  it('does not show its code to another product', async () => {
    api.answer('GET /v1/meta', () => json({ ...META, product: 'other' }))
    expect(await pairing().redeem(LINE)).toMatchObject({ ok: false, code: 'api-wrong-product' })
    expect(api.calls.map(({ path }) => path)).toEqual(['/v1/meta'])
  })

  it('says that a server out of reach is out of reach', async () => {
    api.answer('GET /v1/meta', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await pairing().redeem(LINE)).toMatchObject({ ok: false, code: 'api-unreachable', params: { url: API_URL } })
  })
})

describe('unpairing', () => {
  const followOne = () =>
    followedProbesItem.setValue([
      {
        idempotencyKey: '11111111-1111-4111-8111-111111111111',
        address: PROBE.address,
        relayId: PROBE.relayId ?? '',
        overQuota: false,
        locale: 'en',
        startedAt: NOW.toISOString(),
        isHeld: false,
        probe: PROBE,
        lastEventId: 1,
        seenAt: null,
        hasNotified: false,
      },
    ])

  it('tells the API, and forgets token and probes here', async () => {
    await pairForTest()
    await followOne()
    await pairing().forget()
    expect(api.calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE /v1/devices/current'])
    expect(await pairingItem.getValue()).toBeNull()
    expect(await followedProbesItem.getValue()).toEqual([])
    expect(await consentItem.getValue()).not.toBeNull()
  })

  it('works here even when the API is out of reach', async () => {
    await pairForTest()
    api.answer('DELETE /v1/devices/current', () => Promise.reject(new TypeError('Failed to fetch')))
    await pairing().forget()
    expect(await pairingItem.getValue()).toBeNull()
  })
})
