import { describe, expect, it } from 'vitest'
import { panelState, toldProbe } from './example-probe.ts'
import { popupView, stateName, type PopupModel } from './popup-view.ts'

const NOW = Date.parse('2026-11-21T10:05:00Z')
const tab = {
  tabId: 1,
  host: 'www.mail-tester.com',
  tester: 'mail-tester',
  kind: 'home',
  address: 'test-new@srv1.mail-tester.com',
} as const

const view = (changes: Partial<PopupModel>) =>
  popupView({
    isFresh: true,
    state: panelState(),
    failure: null,
    probe: null,
    report: null,
    recent: [],
    tab: null,
    isBusy: false,
    refusal: null,
    relayId: null,
    now: NOW,
    ...changes,
  })

describe('the popup', () => {
  it('asks to open mail-tester when no page of it is open', () => {
    expect(view({}).kind).toBe('no-tab')
  })

  it('offers to send when a page of mail-tester shows an address', () => {
    expect(view({ tab })).toMatchObject({ kind: 'ready', address: tab.address })
  })

  it('says so when the page is older than the extension', () => {
    expect(view({ tab: { ...tab, kind: 'unknown', address: null } }).kind).toBe('tab-not-ready')
  })

  it('shows a test under way before anything else, even when the API does not answer', () => {
    const failure = { ok: false, code: 'api-unreachable', sentence: 'No answer.' } as const
    const probe = toldProbe({ state: 'waiting' })
    expect(view({ tab, probe, state: panelState({ failure }) }).kind).toBe('running')
  })

  it('shows the last outcome until there is a new address to test', () => {
    const probe = toldProbe({ state: 'reported' })
    expect(stateName(view({ probe }))).toBe('reported')
    expect(view({ probe, tab }).kind).toBe('ready')
    expect(view({ probe, tab: { ...tab, address: probe.address } }).kind).toBe('outcome')
  })

  it('waits for a test of unknown fate until its deadline, and no longer', () => {
    const unknown = (resultDeadline: string) => view({ probe: toldProbe({ state: 'unknown', resultDeadline }) }).kind
    expect(unknown('2026-11-21T10:10:00Z')).toBe('running')
    expect(unknown('2026-11-21T10:01:00Z')).toBe('outcome')
  })

  it('asks for consent, pairing and a relay in this order', () => {
    const { session } = panelState()
    const none = { relays: [], quota: null }
    expect(
      view({ state: panelState({ ...none, session: { ...session, consentedAt: null, isPaired: false } }) }).kind,
    ).toBe('no-consent')
    expect(view({ state: panelState({ ...none, session: { ...session, isPaired: false } }) }).kind).toBe('not-paired')
    expect(view({ tab, state: panelState(none) }).kind).toBe('no-relay')
  })
})
