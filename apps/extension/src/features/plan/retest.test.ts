import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { createServices } from '../background/services.ts'
import { DEFAULT_SETTINGS, lastRelayItem, settingsItem } from '../../storage/items.ts'
import { installBrowser, type BrowserDouble } from '../../testing/browser-double.ts'
import {
  createFakeApi,
  type FakeApi,
  json,
  OWN_ADDRESS,
  PRACTICE_PROBE,
  PROBE,
  QUOTA,
  RELAY,
  REPORTED,
} from '../../testing/fake-api.ts'
import { NOW, pairForTest } from '../../testing/paired.ts'
import { beginRetest, readRetest } from './retest.ts'

const ADDRESS = 'test-new123@srv1.mail-tester.com'
const OWN_MESSAGE = '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0077'
const KEY = '11111111-1111-4111-8111-111111111111'

let api: FakeApi
let double: BrowserDouble
const opened: (string | undefined)[] = []

const services = () => createServices({ fetch: api.fetch, now: () => NOW, pause: async () => {} })
const showTester = (address: string | null, kind = 'home') =>
  double.tabs.push({ id: 7, url: 'https://www.mail-tester.com/', answer: { address, kind } })

beforeEach(async () => {
  double = installBrowser()
  await pairForTest()
  opened.length = 0
  Object.assign(fakeBrowser.tabs, {
    create: async ({ url }: { url?: string }) => void opened.push(url),
    update: async () => ({ windowId: 0 }),
  })
  Object.assign(fakeBrowser.windows, { update: vi.fn(async () => ({})) })
  api = createFakeApi()
  api.answer('GET /v1/probes', () => json({ items: [REPORTED], nextCursor: null }))
  api.answer(`GET /v1/probes/${PROBE.id}`, () => json({ ...REPORTED, ownMessageId: OWN_MESSAGE }))
})

describe('the same test once more', () => {
  it('goes to the open page of the tester, through the same relay and with the same message', async () => {
    showTester(ADDRESS)
    await readRetest(services(), null)
    expect(await beginRetest(services(), null, KEY)).toMatchObject({ ok: true, value: { probe: { id: PROBE.id } } })
    const sent = api.calls.find(({ method, path }) => method === 'POST' && path === '/v1/probes')
    expect(sent?.body).toMatchObject({ relayId: RELAY.id, address: ADDRESS, ownMessageId: OWN_MESSAGE })
    expect(sent?.headers.get('idempotency-key')).toBe(KEY)
  })

  it.each([
    ['no page of the tester is open', () => {}],
    ['the page shows a result', () => showTester(ADDRESS, 'result')],
    ['the page shows no address', () => showTester(null)],
    [
      'no free test is left',
      () => {
        showTester(ADDRESS)
        api.answer('GET /v1/tester-quota', () => json({ ...QUOTA, used: 3, left: 0 }))
      },
    ],
    [
      'the test of its relay failed',
      () => {
        showTester(ADDRESS)
        api.answer('GET /v1/relays', () => json({ items: [{ ...RELAY, canSend: false }] }))
      },
    ],
  ])('opens the tester with the relay chosen, and sends nothing, when %s', async (_name, arrange) => {
    arrange()
    expect(await beginRetest(services(), null, KEY)).toEqual({ ok: true, value: { probe: null } })
    expect(opened).toEqual(['https://www.mail-tester.com/'])
    expect(await lastRelayItem.getValue()).toBe(RELAY.id)
    expect(api.mails.size).toBe(0)
  })

  it('never goes to an address that a test has gone to', async () => {
    showTester(ADDRESS)
    const { starter } = services()
    await starter.start({ relayId: RELAY.id, address: ADDRESS, idempotencyKey: KEY, overQuota: false })
    expect(await readRetest(services(), null)).toMatchObject({
      ok: true,
      value: { tab: null, relay: { id: RELAY.id } },
    })
  })

  it('takes the default relay where the former one is gone', async () => {
    api.answer('GET /v1/probes', () => json({ items: [{ ...REPORTED, relayId: null }], nextCursor: null }))
    expect(await readRetest(services(), null)).toMatchObject({ ok: true, value: { relay: { name: RELAY.name } } })
  })

  const toOwn = async (relayId: string | null) => {
    await settingsItem.setValue({ ...DEFAULT_SETTINGS, defaultTester: 'bienrecu' })
    api.answer(`GET /v1/probes/${PROBE.id}`, () => json({ ...REPORTED, relayId, ownMessageId: OWN_MESSAGE }))
    api.answer('GET /v1/probes', () => json({ items: [{ ...REPORTED, relayId }], nextCursor: null }))
    return beginRetest(services(), null, KEY)
  }

  it('needs no page where it goes to our own tester', async () => {
    expect(await toOwn(RELAY.id)).toMatchObject({ ok: true, value: { probe: { id: PROBE.id } } })
    const sent = api.calls.find(({ method, path }) => method === 'POST' && path === '/v1/probes')
    expect(sent?.body).toMatchObject({ address: OWN_ADDRESS.address, ownMessageId: OWN_MESSAGE })
    expect(opened).toEqual([])
  })

  it('is practice again where the last one was', async () => {
    expect(await toOwn(PRACTICE_PROBE.relayId)).toMatchObject({ ok: true, value: { probe: { id: PRACTICE_PROBE.id } } })
  })

  it('goes to mail-tester where the API no longer knows the tester of the settings', async () => {
    api.answer('GET /v1/testers', () => json({ items: [] }))
    expect(await toOwn(RELAY.id)).toEqual({ ok: true, value: { probe: null } })
    expect(opened).toEqual(['https://www.mail-tester.com/'])
  })
})
