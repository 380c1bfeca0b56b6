import { describe, expect, it } from 'vitest'
import { panelState, toldProbe } from './example-probe.ts'
import type { PanelModel } from './panel-model.ts'
import { panelView } from './panel-view.ts'

const ADDRESS = 'test-abc123xyz@srv1.mail-tester.com'

const kindOf = (changes: Partial<PanelModel>) =>
  panelView({
    isAlive: true,
    page: { kind: 'home', address: ADDRESS },
    typedAddress: '',
    isTypedRefused: false,
    hasWaited: true,
    state: panelState(),
    failure: null,
    probe: null,
    isBusy: false,
    hasClicked: false,
    now: 0,
    refusal: null,
    relayId: null,
    watchEnd: null,
    ...changes,
  }).kind

const failure = { ok: false, code: 'api-unreachable', sentence: 'No answer.' } as const

describe('the panel', () => {
  it('offers to send when everything is there', () => {
    expect(kindOf({})).toBe('ready')
  })

  it('asks for consent before anything else', () => {
    const { session } = panelState()
    const state = panelState({ session: { ...session, consentedAt: null, isPaired: false }, relays: [] })
    expect(kindOf({ state })).toBe('no-consent')
  })

  it('asks for pairing, then for a relay', () => {
    const { session } = panelState()
    expect(kindOf({ state: panelState({ session: { ...session, isPaired: false }, relays: [] }) })).toBe('not-paired')
    expect(kindOf({ state: panelState({ relays: [] }) })).toBe('no-relay')
  })

  it('says that the API does not answer, rather than that there is no relay', () => {
    expect(kindOf({ state: panelState({ relays: [], failure }) })).toBe('out-of-reach')
    expect(kindOf({ state: null, failure })).toBe('out-of-reach')
  })

  it('goes on showing a probe while the API does not answer', () => {
    expect(kindOf({ state: panelState({ failure }), probe: toldProbe() })).toBe('probe')
  })

  it('waits for the address before it says that there is none', () => {
    const page = { kind: 'home', address: null } as const
    expect(kindOf({ page, hasWaited: false })).toBe('no-address-yet')
    expect(kindOf({ page })).toBe('no-address')
  })

  it('says so when the page is not understood', () => {
    expect(kindOf({ page: { kind: 'unknown', expected: 'home' } })).toBe('not-understood')
    expect(kindOf({ page: { kind: 'unknown', expected: 'result' } })).toBe('strange-result')
  })

  it('does not call strange the page that says that nothing was received', () => {
    expect(kindOf({ page: { kind: 'not-found', id: 'test-abc123xyz' } })).toBe('nothing-received')
  })

  it('tells that the extension was updated under the page', () => {
    expect(kindOf({ isAlive: false, state: null })).toBe('reloaded')
  })
})
