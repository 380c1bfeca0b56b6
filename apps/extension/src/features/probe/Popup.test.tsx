import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { TesterTab } from '../../messaging/answers.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { click, draw, one, perform } from '../../testing/page.ts'
import { evidence, storedReport } from '../report/example-report.ts'
import { ask } from './ask.ts'
import { panelState, toldProbe } from './example-probe.ts'
import { Popup } from './Popup.tsx'
import { createPopupStore } from './popup-store.ts'

const TAB: TesterTab = {
  tabId: 7,
  host: 'www.mail-tester.com',
  tester: 'mail-tester',
  kind: 'home',
  address: 'test-new@srv1.mail-tester.com',
}
const EMPTY = { state: null, probe: null, report: null, recent: [], tab: null, relayId: null }

type Responses = Parameters<typeof installBackground>[0]

const open = async (responses: Responses, tab: TesterTab | null = TAB) => {
  const background = installBackground({
    'history/list': () => answer({ items: [], nextCursor: null }),
    ...responses,
  })
  const store = createPopupStore({ ask, findTab: () => Promise.resolve(tab), frame: EMPTY })
  await draw(<Popup store={store} ask={ask} />)
  await perform(() => store.refresh())
  return { ...background, store }
}

const state = () => one('[data-testid="popup-state"]').dataset['state']

beforeEach(() => {
  installBrowser()
  uiLocale.value = 'en'
})

describe('the popup', () => {
  it('sends to the address of the mail-tester page in the browser', async () => {
    const { asked } = await open({
      'panel/state': () => answer(panelState()),
      'probe/start-in-tab': () => answer(toldProbe({ state: 'queued' })),
    })
    expect(state()).toBe('ready')
    expect(document.body.textContent).toContain('test-new@srv1.mail-tester.com')
    await perform(() => one('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })))
    expect(asked.at(-1)).toMatchObject({ name: 'probe/start-in-tab', input: { tabId: 7, overQuota: false } })
    expect(state()).toBe('queued')
  })

  it('shows the score of the last test, and what to correct first', async () => {
    const stored = storedReport()
    const report = { id: stored.id, score: 9, band: 4, readAt: stored.report.readAt }
    await open(
      {
        'panel/state': () => answer(panelState({ probe: toldProbe({ state: 'reported', report }) })),
        'report/get': () => answer(stored),
      },
      null,
    )
    expect(state()).toBe('reported')
    expect(one('[data-testid="score"]').textContent).toBe('9/10')
    expect(one('.faults').textContent).toBe('The message carries no valid signature (DKIM)−1')
  })

  it('leads from what is to be corrected to the plan of its repair', async () => {
    const stored = storedReport()
    const report = { id: stored.id, score: 9, band: 4, readAt: stored.report.readAt }
    const { asked } = await open(
      {
        'panel/state': () => answer(panelState({ probe: toldProbe({ state: 'reported', report }) })),
        'report/get': () => answer(stored),
        'plan/show': (target) => answer(target),
      },
      null,
    )
    const close = vi.spyOn(window, 'close').mockImplementation(() => {})
    Object.assign(fakeBrowser, { sidePanel: { open: async () => {} } })
    await click('[data-testid="repair"]')
    expect(asked.at(-1)).toEqual({ name: 'plan/show', input: { domain: null, reportId: stored.id } })
    expect(close).toHaveBeenCalledOnce()
  })

  it('repairs nothing of a practice message', async () => {
    const stored = storedReport({ evidence: evidence({ fromAddress: 'practice@practice.bienrecu.localhost' }) })
    const report = { id: stored.id, score: 9, band: 4, readAt: stored.report.readAt }
    await open(
      {
        'panel/state': () => answer(panelState({ probe: toldProbe({ state: 'reported', report }) })),
        'report/get': () => answer(stored),
      },
      null,
    )
    expect(document.querySelector('[data-testid="repair"]')).toBeNull()
  })

  it('has one way forward when no page of mail-tester is open', async () => {
    await open({ 'panel/state': () => answer(panelState()) }, null)
    expect(state()).toBe('no-tab')
    expect([...document.querySelectorAll('main button')].map((button) => button.textContent)).toEqual([
      'Open mail-tester',
    ])
  })

  it('says why the API cannot be reached, and tries again', async () => {
    let isUp = false
    const failure = { ok: false, code: 'api-unreachable', sentence: 'No answer.' } as const
    await open({ 'panel/state': () => answer(panelState(isUp ? {} : { relays: [], failure })) })
    expect(state()).toBe('out-of-reach')
    expect(one('[role="alert"]').textContent).toContain('No answer.')
    isUp = true
    await click('[role="alert"] button')
    expect(state()).toBe('ready')
  })

  it('pairs in place', async () => {
    const { session } = panelState()
    await open({ 'panel/state': () => answer(panelState({ session: { ...session, isPaired: false }, relays: [] })) })
    expect(state()).toBe('not-paired')
    // The form is a part of its own, loaded when it is needed.
    await vi.waitFor(() => one('[data-testid="pairing-input"]'))
  })

  const OWN = { id: 'bienrecu' as const, name: 'Bien reçu', isReachable: true }
  const started = { 'direct-test/start': () => answer(toldProbe({ state: 'queued', isReadFromPage: false })) }
  const settle = () => perform(() => new Promise((resolve) => setTimeout(resolve, 300)))

  it('lets a newcomer without a relay try with a practice message', async () => {
    const state = panelState({ relays: [], testers: [{ ...OWN, isReachable: false }] })
    const { asked } = await open({ 'panel/state': () => answer(state), ...started }, null)
    await settle()
    await click('[data-testid="send-practice"]')
    expect(asked.at(-1)).toMatchObject({ name: 'direct-test/start', input: { tester: 'bienrecu', relayId: null } })
    expect(one('[data-testid="popup-state"]').textContent).toContain('The report appears here by itself.')
  })

  it('shows what became of it, still without a relay', async () => {
    const report = { id: storedReport().id, score: 9, band: 4, readAt: storedReport().report.readAt }
    const probe = toldProbe({ state: 'reported', report })
    await open(
      { 'panel/state': () => answer(panelState({ relays: [], probe })), 'report/get': () => answer(storedReport()) },
      null,
    )
    expect(one('[data-testid="score"]').textContent).toBe('9/10')
    expect(document.body.textContent).toContain('Add a relay')
  })

  it('offers our own tester beside mail-tester, and says first where a message will hardly arrive', async () => {
    const { asked } = await open({ 'panel/state': () => answer(panelState({ testers: [OWN] })), ...started }, null)
    await settle()
    await click('[data-testid="send-own"]')
    expect(asked.at(-1)).toMatchObject({ input: { relayId: panelState().relays[0]?.id } })
    const local = panelState({ testers: [{ ...OWN, isReachable: false }] })
    await open({ 'panel/state': () => answer(local) }, null)
    await settle()
    expect(one('[data-testid="direct-test"]').textContent).toContain('will most likely not arrive there')
  })
})
