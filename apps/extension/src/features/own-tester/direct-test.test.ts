import { beforeEach, describe, expect, it } from 'vitest'
import { createHandlers } from '../background/handlers.ts'
import { createServices } from '../background/services.ts'
import { lastRelayItem } from '../../storage/items.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import {
  createFakeApi,
  type FakeApi,
  json,
  OWN_ADDRESS,
  OWN_TESTER,
  PRACTICE_PROBE,
  problem,
  RELAY,
} from '../../testing/fake-api.ts'
import { NOW, pairForTest } from '../../testing/paired.ts'
import { readPanelState } from '../panel/panel-state.ts'
import { followedProbes } from '../sending/followed-probes.ts'

const KEY = '11111111-1111-4111-8111-111111111111'
const PAGE = { id: 'test-extension-id', url: 'chrome-extension://test-extension-id/popup.html' }

let api: FakeApi

const services = () => createServices({ fetch: api.fetch, now: () => NOW, pause: async () => {} })
const start = (relayId: string | null) =>
  createHandlers(services())['direct-test/start']({ tester: 'bienrecu', relayId, idempotencyKey: KEY }, PAGE)
const posted = (path: string) => api.calls.filter((call) => call.method === 'POST' && call.path === path)

beforeEach(async () => {
  installBrowser()
  await pairForTest()
  api = createFakeApi()
})

describe('a test that needs no page', () => {
  it('goes to a fresh address of our own tester, through the chosen relay', async () => {
    expect(await start(RELAY.id)).toMatchObject({ ok: true })
    expect(posted('/v1/tester-addresses')[0]?.body).toEqual({ tester: 'bienrecu' })
    expect(posted('/v1/probes')[0]?.body).toMatchObject({ relayId: RELAY.id, address: OWN_ADDRESS.address })
    expect(await lastRelayItem.getValue()).toBe(RELAY.id)
  })

  it('goes by the practice relay where there is no other, and leaves the choice of relay alone', async () => {
    expect(await start(null)).toMatchObject({
      ok: true,
      value: { id: PRACTICE_PROBE.id, testerName: 'your own tester', isReadFromPage: false },
    })
    expect(posted('/v1/practice-probes')[0]?.body).toEqual({ locale: 'en' })
    expect(await lastRelayItem.getValue()).toBeNull()
    expect((await followedProbes())[0]).toMatchObject({ address: PRACTICE_PROBE.address })
  })

  it.each([
    ['through a relay', RELAY.id],
    ['by the practice relay', null],
  ] as const)('is one mail, however often the same question is asked, %s', async (_name, relayId) => {
    await start(relayId)
    await start(relayId)
    expect(posted(relayId ? '/v1/probes' : '/v1/practice-probes')).toHaveLength(1)
  })

  it('says why where no address is given', async () => {
    api.answer('POST /v1/tester-addresses', () => problem('tester-off', 409))
    expect(await start(RELAY.id)).toMatchObject({ ok: false, code: 'tester-off' })
    expect(posted('/v1/probes')).toEqual([])
  })
})

describe('what a panel says of our own tester', () => {
  const stateAt = (place: 'popup' | 'mail-tester' | 'own-tester') => readPanelState(services().api, null, place)

  it('is nothing where the API is older than it', async () => {
    api.answer('GET /v1/testers', () => problem('not-found', 404))
    expect(await stateAt('mail-tester')).toMatchObject({ testers: [], offer: null, caution: null, failure: null })
  })

  it('is urgent on mail-tester once the free tests are used up', async () => {
    expect((await stateAt('mail-tester')).offer).toMatchObject({ isUrgent: false, isPractice: false })
    api.answer('GET /v1/tester-quota', () => json({ limit: 3, used: 3, left: 0, windowHours: 24, nextAt: null }))
    expect((await stateAt('mail-tester')).offer).toMatchObject({ isUrgent: true })
  })

  it('is a practice message where there is no relay', async () => {
    api.answer('GET /v1/relays', () => json({ items: [] }))
    for (const place of ['mail-tester', 'own-tester'] as const)
      expect((await stateAt(place)).offer).toMatchObject({ isPractice: true })
  })

  it('knows no limit of tests on its own page', async () => {
    expect(await stateAt('own-tester')).toMatchObject({ quota: null, offer: null, caution: null })
  })

  it('warns, before sending, where only mail of this machine arrives', async () => {
    api.answer('GET /v1/testers', () => json({ items: [{ ...OWN_TESTER, isReachable: false }] }))
    const { caution, offer } = await stateAt('own-tester')
    expect(caution).toContain('takes mail only from this machine')
    expect(offer).toMatchObject({ isPractice: true })
    expect((await stateAt('mail-tester')).offer).toBeNull()
  })
})
