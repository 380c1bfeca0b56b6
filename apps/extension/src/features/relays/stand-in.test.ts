import { beforeEach, describe, expect, it } from 'vitest'
import { lastRelayItem, standInItem } from '../../storage/items.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { RELAY } from '../../testing/fake-api.ts'
import { readStandIn, standIn } from './stand-in.ts'

const BROKEN = { ...RELAY, canSend: false }
const FALLBACK = { ...RELAY, id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0003', isDefault: false, isFallback: true }
const api = (...items: (typeof RELAY)[]) => ({ relays: async () => ({ ok: true as const, value: { items } }) })

beforeEach(() => {
  installBrowser()
})

describe('the fallback', () => {
  it('is chosen in one click, and gives way by itself once the relay is repaired', async () => {
    await standIn(api(BROKEN, FALLBACK), RELAY.id)
    expect(await lastRelayItem.getValue()).toBe(FALLBACK.id)
    expect(await readStandIn([BROKEN, FALLBACK])).toEqual({ failedId: RELAY.id, fallbackId: FALLBACK.id })
    expect(await readStandIn([RELAY, FALLBACK])).toBeNull()
    expect(await lastRelayItem.getValue()).toBe(RELAY.id)
    expect(await standInItem.getValue()).toBeNull()
  })

  it('does not give way where the user has chosen something else meanwhile', async () => {
    await standIn(api(BROKEN, FALLBACK), RELAY.id)
    await lastRelayItem.setValue('another')
    expect(await readStandIn([RELAY, FALLBACK])).toBeNull()
    expect(await lastRelayItem.getValue()).toBe('another')
  })

  it.each([
    ['there is none', []],
    ['it cannot send either', [{ ...FALLBACK, canSend: false }]],
  ])('is not chosen when %s', async (_name, others) => {
    expect(await standIn(api(BROKEN, ...others), RELAY.id)).toMatchObject({ ok: false, code: 'relay-not-found' })
    expect(await lastRelayItem.getValue()).toBeNull()
  })

  it('is forgotten together with the relay it stood in for', async () => {
    await standIn(api(BROKEN, FALLBACK), RELAY.id)
    expect(await readStandIn([FALLBACK])).toBeNull()
    expect(await lastRelayItem.getValue()).toBe(FALLBACK.id)
  })
})
