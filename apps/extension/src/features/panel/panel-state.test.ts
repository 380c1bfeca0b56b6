import { beforeEach, describe, expect, it } from 'vitest'
import { lastRelayItem } from '../../storage/items.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { createFakeApi, problem, PROBE, QUOTA, RELAY, type FakeApi } from '../../testing/fake-api.ts'
import { NOW, pairForTest } from '../../testing/paired.ts'
import { createServices } from '../background/services.ts'
import { acceptDisclosure } from '../session/session.ts'
import { readPanelState } from './panel-state.ts'

let api: FakeApi
const services = () => createServices({ fetch: api.fetch, now: () => NOW, pause: async () => {} })

beforeEach(() => {
  installBrowser({ language: 'fr-FR' })
  api = createFakeApi()
})

describe('what a panel is told', () => {
  it('is everything it needs, and nothing about where the API is', async () => {
    await pairForTest()
    await lastRelayItem.setValue(RELAY.id)
    const state = await readPanelState(services().api, PROBE.address)
    expect(state).toMatchObject({
      session: { isPaired: true, uiLocale: 'fr' },
      relays: [{ id: RELAY.id, name: 'Office', canSend: true, isFallback: false }],
      lastRelayId: RELAY.id,
      quota: QUOTA,
      probe: null,
      failure: null,
    })
    expect(JSON.stringify(state)).not.toMatch(/127\.0\.0\.1|token|smtp\.example\.org|Linux/)
  })

  it('is that nothing was agreed yet, before consent, without asking the API', async () => {
    const state = await readPanelState(services().api, null)
    expect(state).toMatchObject({ session: { consentedAt: null, isPaired: false }, relays: [], failure: null })
    expect(api.calls).toEqual([])
  })

  it('is that nothing is paired, without asking the API', async () => {
    await acceptDisclosure(NOW)
    const state = await readPanelState(services().api, null)
    expect(state).toMatchObject({ session: { consentedAt: NOW.toISOString(), isPaired: false }, failure: null })
    expect(api.calls).toEqual([])
  })

  it('is why the API could not tell, in the language of the user', async () => {
    await pairForTest()
    api.answer('GET /v1/relays', () => Promise.reject(new TypeError('Failed to fetch')))
    const { failure, relays } = await readPanelState(services().api, null)
    expect(relays).toEqual([])
    expect(failure?.code).toBe('api-unreachable')
    expect(failure?.sentence).toContain('Votre API ne répond pas')
  })

  it('is that this device is no longer paired, at the very answer that says so', async () => {
    await pairForTest()
    api.answer('GET /v1/relays', () => problem('token-revoked', 401))
    api.answer('GET /v1/tester-quota', () => problem('token-revoked', 401))
    const { session, failure } = await readPanelState(services().api, null)
    expect(session.isPaired).toBe(false)
    expect(failure?.code).toBe('token-revoked')
  })
})
