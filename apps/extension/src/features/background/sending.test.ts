import type { Probe } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { followedProbesItem, lastRelayItem, pairingItem, settingsItem } from '../../storage/items.ts'
import { installBrowser, type BrowserDouble } from '../../testing/browser-double.ts'
import {
  createFakeApi,
  eventStream,
  HAPPY_END,
  json,
  problem,
  PROBE,
  RELAY,
  REPORTED,
  type FakeApi,
} from '../../testing/fake-api.ts'
import { NOW, pairForTest } from '../../testing/paired.ts'
import { followedProbes } from '../sending/followed-probes.ts'
import { createHandlers } from './handlers.ts'
import { createServices } from './services.ts'

const CLICK = {
  relayId: RELAY.id,
  address: PROBE.address,
  idempotencyKey: '11111111-1111-4111-8111-111111111111',
  overQuota: false,
}
const OTHER_KEY = '22222222-2222-4222-8222-222222222222'
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

const mailKeys = () => [...api.mails.keys()]

describe('one click is one mail', () => {
  it('when it is a double click with one key', async () => {
    const { starter } = start()
    const [one, two] = await Promise.all([starter.start(CLICK), starter.start(CLICK)])
    expect(one).toEqual(two)
    expect(mailKeys()).toEqual([CLICK.idempotencyKey])
  })

  it('when panel and popup are clicked at once, each with a key of its own', async () => {
    const { starter } = start()
    await Promise.all([starter.start(CLICK), starter.start({ ...CLICK, idempotencyKey: OTHER_KEY })])
    expect(mailKeys()).toEqual([CLICK.idempotencyKey])
  })

  it('when the second click comes while the first mail is still under way', async () => {
    stopAt(9, 'waiting')
    const { starter } = start()
    await starter.start(CLICK)
    await starter.start({ ...CLICK, idempotencyKey: OTHER_KEY })
    expect(mailKeys()).toEqual([CLICK.idempotencyKey])
  })

  it('when the API took the request, and its answer was lost', async () => {
    const lost = () => Promise.reject(new TypeError('Failed to fetch'))
    const { starter } = start()
    api.answer('POST /v1/probes', ({ headers }) => {
      api.mails.set(headers.get('idempotency-key') ?? '', PROBE)
      return lost()
    })
    expect(await starter.start(CLICK)).toMatchObject({ ok: false, code: 'api-unreachable' })

    api.answer('POST /v1/probes', ({ headers }) => json(api.mails.get(headers.get('idempotency-key') ?? ''), 202))
    expect(await starter.start({ ...CLICK, idempotencyKey: OTHER_KEY })).toMatchObject({ ok: true })
    expect(mailKeys()).toEqual([CLICK.idempotencyKey])
  })

  it('when the language was changed between the lost answer and the second click', async () => {
    api.answer('POST /v1/probes', () => Promise.reject(new TypeError('Failed to fetch')))
    const { starter } = start()
    await starter.start(CLICK)
    await settingsItem.setValue({ ...(await settingsItem.getValue()), locale: 'fr' })
    await starter.start(CLICK)
    const bodies = api.calls.filter(({ path }) => path === '/v1/probes').map(({ body }) => body)
    expect(bodies).toEqual([bodies[0], bodies[0]])
    expect(bodies[0]).toMatchObject({ locale: 'en' })
  })

  it('and a click after the end is another mail', async () => {
    const { starter, follower } = start()
    await starter.start(CLICK)
    await follower.follow(PROBE.id)
    await starter.start({ ...CLICK, idempotencyKey: OTHER_KEY })
    expect(mailKeys()).toEqual([CLICK.idempotencyKey, OTHER_KEY])
  })
})

describe('a click that failed', () => {
  it('is forgotten when the API refused it', async () => {
    api.answer('POST /v1/probes', () => problem('tester-quota-used', 429, { params: { time: NOW.toISOString() } }))
    expect(await start().starter.start(CLICK)).toMatchObject({ ok: false, code: 'tester-quota-used' })
    expect(await followedProbes()).toEqual([])
  })

  it('is not carried out behind the user’s back, once they were told that the API is out of reach', async () => {
    api.answer('POST /v1/probes', () => Promise.reject(new TypeError('Failed to fetch')))
    await start().starter.start(CLICK)
    const sent = api.calls.length
    await start().resume()
    expect(api.calls.length).toBe(sent)
  })

  it('is not carried out after a long stop of the background: the user has moved on', async () => {
    await followedProbesItem.setValue([
      {
        ...CLICK,
        locale: 'en',
        startedAt: NOW.toISOString(),
        isHeld: false,
        probe: null,
        lastEventId: 0,
        seenAt: null,
        hasNotified: false,
      },
    ])
    now = new Date(NOW.getTime() + 10 * 60_000)
    await start().resume()
    expect(api.calls).toEqual([])
    expect(await followedProbes()).toEqual([])
  })
})

describe('a probe under way', () => {
  it('is remembered with its relay, and seen step by step by tabs and pages', async () => {
    browser.tabs.push({ id: 7, url: 'https://www.mail-tester.com/' })
    const { starter, follower } = start()
    await starter.start(CLICK)
    await follower.follow(PROBE.id)
    expect(await lastRelayItem.getValue()).toBe(RELAY.id)
    const note = { to: 'pages', changed: 'probe', address: PROBE.address, probeId: PROBE.id }
    expect(browser.told).toContainEqual(note)
    expect(browser.told).toContainEqual({ to: 'tab', name: 'tab/probe-changed', note })
  })

  it('is taken up after the last event that was seen', async () => {
    const resumedAfter: (string | null)[] = []
    api.answer(EVENTS, ({ headers }) => {
      resumedAfter.push(headers.get('last-event-id'))
      return eventStream(resumedAfter.length === 1 ? HAPPY_END.slice(0, 4) : HAPPY_END.slice(4))
    })
    // Out of reach, so that nothing but the stream tells what happens.
    api.answer(ONE, () => Promise.reject(new TypeError('Failed to fetch')))
    const { starter, follower } = start()
    await starter.start(CLICK)
    await follower.follow(PROBE.id)
    // The answer to the click held the first event already.
    expect(resumedAfter).toEqual(['1', '4'])
    expect((await followedProbes())[0]?.probe?.state).toBe('reported')
  })

  it('outlives an API that stops and comes back', async () => {
    let failures = 0
    api.answer(EVENTS, () => {
      failures += 1
      if (failures <= 8) return Promise.reject(new TypeError('Failed to fetch'))
      return eventStream(HAPPY_END)
    })
    const { starter, follower } = start()
    await starter.start(CLICK)
    await follower.follow(PROBE.id)
    expect((await followedProbes())[0]?.probe).toEqual(REPORTED)
  })

  it('never goes back to an older state when an answer overtakes the stream', async () => {
    const { book } = start()
    const entry = await book.claim({ ...CLICK, locale: 'en' }, NOW)
    await book.keep(entry.idempotencyKey, REPORTED)
    await book.keep(entry.idempotencyKey, { ...PROBE, state: 'connecting', events: HAPPY_END.slice(0, 3) })
    expect((await followedProbes())[0]?.probe?.state).toBe('reported')
  })

  it('is let go when the API has forgotten it', async () => {
    api.answer(EVENTS, () => problem('probe-not-found', 404))
    const { starter, follower } = start()
    await starter.start(CLICK)
    await follower.follow(PROBE.id)
    expect(await followedProbes()).toEqual([])
  })

  it('keeps an alarm while it lasts, and none afterwards', async () => {
    stopAt(9, 'waiting')
    const { starter } = start()
    await starter.start(CLICK)
    await expect.poll(() => fakeBrowser.alarms.getAll()).toMatchObject([{ periodInMinutes: 0.5 }])

    const later = start()
    api.answer(EVENTS, () => eventStream(HAPPY_END))
    api.answer(ONE, () => json(REPORTED))
    await later.resume()
    expect(await fakeBrowser.alarms.getAll()).toEqual([])
  })

  it('can be asked for by its address', async () => {
    const { starter, handlers } = start()
    await starter.start(CLICK)
    const found = await handlers['probe/current']({ address: PROBE.address }, {})
    expect(found).toMatchObject({ ok: true, value: { id: PROBE.id, sentence: null } })
    const none = await handlers['probe/current']({ address: 'test-other@srv1.mail-tester.com' }, {})
    expect(none).toEqual({ ok: true, value: null })
  })
})

describe('a device that was revoked', () => {
  it('forgets its pairing and its probes, keeps consent and settings, and says so', async () => {
    await settingsItem.setValue({ ...(await settingsItem.getValue()), theme: 'dark' })
    api.answer('POST /v1/probes', () => problem('token-revoked', 401))
    const { starter, handlers } = start()
    expect(await starter.start(CLICK)).toMatchObject({ ok: false, code: 'token-revoked' })
    expect(await pairingItem.getValue()).toBeNull()
    expect(await followedProbes()).toEqual([])
    expect(await handlers['session/get']({}, {})).toMatchObject({
      value: { isPaired: false, apiUrl: null, theme: 'dark', consentedAt: NOW.toISOString() },
    })
    expect(browser.told).toContainEqual({ to: 'pages', changed: 'session' })
  })

  it('is noticed by the progress stream as well', async () => {
    api.answer(EVENTS, () => problem('token-revoked', 401))
    const { starter, follower } = start()
    await starter.start(CLICK)
    await follower.follow(PROBE.id)
    expect(await pairingItem.getValue()).toBeNull()
  })
})
