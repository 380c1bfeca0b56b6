import { beforeEach, describe, expect, it } from 'vitest'
import { pairingItem } from '../../storage/items.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { API_URL, createFakeApi, json, META, problem, type FakeApi } from '../../testing/fake-api.ts'
import { NOW, pairForTest } from '../../testing/paired.ts'
import { createServices } from '../background/services.ts'
import { examineConnection } from './examine-connection.ts'

let api: FakeApi

beforeEach(async () => {
  installBrowser()
  api = createFakeApi()
  api.answer('GET /v1/devices', () => json({ items: [] }))
  await pairForTest()
})

const examine = async (apiUrl: string | null = API_URL) => {
  const services = createServices({ fetch: api.fetch, now: () => NOW, pause: async () => {} })
  const { steps, code } = await examineConnection({ api: services.api, now: () => NOW }, apiUrl)
  return { code, outcomes: steps.map(({ step, outcome }) => `${step} ${outcome}`), steps }
}

describe('the connection doctor', () => {
  it('finds nothing where there is nothing', async () => {
    const { code, outcomes } = await examine()
    expect(code).toBeNull()
    expect(outcomes).toEqual(
      ['address', 'answer', 'product', 'version', 'clock', 'device'].map((step) => `${step} passed`),
    )
  })

  it.each([
    ['a server in clear', 'http://api.example.org', 'api-address-insecure', 'address'],
    ['what is no address', 'nonsense', 'pairing-line-malformed', 'address'],
  ])('stops at %s before asking anyone', async (_name, apiUrl, code, step) => {
    const found = await examine(apiUrl)
    expect(found).toMatchObject({ code })
    expect(found.outcomes).toContain(`${step} failed`)
    expect(api.calls).toEqual([])
  })

  it.each([
    ['api-unreachable', 'answer', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['api-wrong-product', 'product', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['api-too-old', 'version', () => json({ ...META, apiVersion: 2 })],
  ])('tells %s, at the step “%s”, and goes no further', async (code, step, meta) => {
    api.answer('GET /v1/meta', meta)
    const found = await examine()
    expect(found.code).toBe(code)
    expect(found.outcomes).toContain(`${step} failed`)
    expect(found.outcomes.at(-1)).toBe('device not-reached')
  })

  it('tells a clock that is off, which keeps nothing else from working', async () => {
    api.answer('GET /v1/meta', () => json({ ...META, time: '2026-11-21T09:50:00.000Z' }))
    const { code, outcomes, steps } = await examine()
    expect(code).toBeNull()
    expect(outcomes).toContain('clock failed')
    expect(outcomes).toContain('device passed')
    expect(steps.find(({ step }) => step === 'clock')?.facts).toEqual({ minutes: '10' })
  })

  it('tells a token that the API no longer takes', async () => {
    api.answer('GET /v1/devices', () => problem('token-revoked', 401))
    const { code, outcomes } = await examine()
    expect(code).toBe('token-revoked')
    expect(outcomes.at(-1)).toBe('device failed')
    expect(await pairingItem.getValue()).toBeNull()
  })
})
