import type { Probe } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { settingsItem } from '../../storage/items.ts'
import { installBrowser, type BrowserDouble } from '../../testing/browser-double.ts'
import {
  createFakeApi,
  eventStream,
  HAPPY_END,
  json,
  PROBE,
  RELAY,
  REPORTED,
  type FakeApi,
} from '../../testing/fake-api.ts'
import { NOW, pairForTest } from '../../testing/paired.ts'
import { createHandlers } from './handlers.ts'
import { createServices } from './services.ts'

const CLICK = {
  relayId: RELAY.id,
  address: PROBE.address,
  idempotencyKey: '11111111-1111-4111-8111-111111111111',
  overQuota: false,
}
const EVENTS = `GET /v1/probes/${PROBE.id}/events`
const ONE = `GET /v1/probes/${PROBE.id}`

let browser: BrowserDouble
let api: FakeApi
let now: Date

/** A pause without its length, that still lets everything else go on. */
const rest = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

const start = () => {
  const services = createServices({ fetch: api.fetch, now: () => now, pause: rest })
  return { ...services, handlers: createHandlers(services) }
}

beforeEach(async () => {
  browser = installBrowser()
  api = createFakeApi()
  now = NOW
  await pairForTest()
})

/** The stream and the probe stop at an event, as while something still happens. */
const stopAt = (sequence: number, state: Probe['state']) => {
  const events = HAPPY_END.slice(0, sequence)
  api.answer(EVENTS, () => new Response(new ReadableStream({ start: () => {} }))) // stays open, says nothing
  api.answer(ONE, () => json({ ...PROBE, state, events }))
}

describe('the toolbar', () => {
  it('shows a running test, then its score, then nothing once that was seen', async () => {
    stopAt(3, 'connecting')
    const first = start()
    await first.starter.start(CLICK)
    await expect.poll(() => fakeBrowser.action.getBadgeText({})).toBe('…')

    const second = start()
    api.answer(EVENTS, () => eventStream(HAPPY_END))
    api.answer(ONE, () => json(REPORTED))
    await second.resume()
    expect(await fakeBrowser.action.getBadgeText({})).toBe('9.5')
    expect(await fakeBrowser.action.getTitle({})).toBe('Bien reçu: 9.5 out of 10 through Office')

    await second.handlers['probe/seen']({ probeId: PROBE.id }, {})
    expect(await fakeBrowser.action.getBadgeText({})).toBe('')
  })
})

describe('a notification', () => {
  const run = async () => {
    const { starter, follower } = start()
    await starter.start(CLICK)
    await follower.follow(PROBE.id)
  }
  const shown = () => Object.values(fakeBrowser.notifications.getAllCreateOptions())

  it('is not shown unless it was asked for', async () => {
    browser.granted.add('notifications')
    await run()
    expect(shown()).toEqual([])
  })

  it('says once how the test ended', async () => {
    browser.granted.add('notifications')
    await settingsItem.setValue({ ...(await settingsItem.getValue()), notifications: true })
    await run()
    expect(shown()).toMatchObject([{ title: '9.5 out of 10' }])
  })

  it('is not shown to someone who has mail-tester in front', async () => {
    browser.granted.add('notifications')
    browser.tabs.push({ id: 7, url: 'https://www.mail-tester.com/test-abc123xyz', active: true })
    await settingsItem.setValue({ ...(await settingsItem.getValue()), notifications: true })
    await run()
    expect(shown()).toEqual([])
  })

  it('is not shown once the browser has taken its permission back', async () => {
    await settingsItem.setValue({ ...(await settingsItem.getValue()), notifications: true })
    await run()
    expect(shown()).toEqual([])
  })
})

describe('a click in the popup', () => {
  const click = (tabId?: number) =>
    start().handlers['probe/start-in-tab']({ relayId: RELAY.id, overQuota: false, ...(tabId ? { tabId } : {}) }, {})

  it('uses the address the tab shows at that very moment', async () => {
    browser.tabs.push({
      id: 7,
      url: 'https://www.mail-tester.com/',
      active: true,
      answer: { address: PROBE.address, kind: 'home' },
    })
    expect(await click()).toMatchObject({ ok: true })
    expect(api.calls.find(({ path }) => path === '/v1/probes')?.body).toMatchObject({ address: PROBE.address })
  })

  it.each([
    ['a page that shows no address', { address: null, kind: 'home' }, 'tester-address-missing'],
    ['a page that is not understood', { address: null, kind: 'unknown' }, 'tester-page-not-understood'],
    ['a page that lies about what it is', { address: 'a@b', kind: 'home' }, 'tester-page-not-understood'],
  ])('sends nothing for %s', async (_name, answer, code) => {
    browser.tabs.push({ id: 7, url: 'https://www.mail-tester.com/', active: true, answer })
    expect(await click()).toMatchObject({ ok: false, code })
    expect(api.mails.size).toBe(0)
  })

  it('sends nothing for a tab of another site, whatever it answers', async () => {
    browser.tabs.push({
      id: 7,
      url: 'https://www.example.org/',
      active: true,
      answer: { address: PROBE.address, kind: 'home' },
    })
    expect(await click(7)).toMatchObject({ ok: false })
    expect(api.mails.size).toBe(0)
  })
})
