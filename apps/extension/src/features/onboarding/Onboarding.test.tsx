import { beforeEach, describe, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { Session } from '../../messaging/answers.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { API_URL, MAIL_TESTER, META, OWN_TESTER, RELAY } from '../../testing/fake-api.ts'
import { click, draw, one, perform, type } from '../../testing/page.ts'
import { toldProbe } from '../probe/example-probe.ts'
import { section, storedReport } from '../report/example-report.ts'
import { takeSession } from '../session/start-page.ts'
import { Onboarding } from './Onboarding.tsx'

const NEW: Session = {
  consentedAt: null,
  apiUrl: null,
  deviceName: null,
  isPaired: false,
  locale: 'auto',
  theme: 'auto',
  uiLocale: 'fr',
}
const AGREED: Session = { ...NEW, consentedAt: '2026-11-21T10:00:00.000Z' }
const KEPT = '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0009'
const PAIRED: Session = { ...AGREED, isPaired: true, apiUrl: API_URL, deviceName: 'Chrome sous Linux' }

const open = async (session: Session) => {
  takeSession(session)
  await draw(<Onboarding />)
}

beforeEach(() => {
  installBrowser()
  localStorage.clear()
})

describe('the welcome page', () => {
  it('names everyone who is told anything, and asks no one anything before the user agrees', async () => {
    const { asked } = installBackground({ 'consent/accept': () => answer(AGREED) })
    await open(NEW)
    for (const place of [
      'Vers votre propre API',
      'Votre propre testeur',
      'Vers mail-tester.com',
      'Vers personne d’autre',
    ])
      expect(document.body.textContent).toContain(place)
    expect(document.querySelector('[data-testid="pairing-input"]')).toBeNull()
    expect(asked).toEqual([])
    await click('[data-testid="consent-accept"]')
    expect(asked).toEqual([{ name: 'consent/accept', input: {} }])
    expect(document.activeElement).toBe(one('[data-testid="pairing-input"]'))
  })

  it('shows the server of the line before it is used, and pairs', async () => {
    const { asked } = installBackground({
      'pairing/inspect': () => answer({ apiUrl: API_URL, host: '127.0.0.1:2436', meta: META }),
      'pairing/redeem': () => answer(PAIRED),
      'relays/list': () => answer({ items: [] }),
      'testers/list': () => answer({ items: [MAIL_TESTER] }),
    })
    await open(AGREED)
    await type('[data-testid="pairing-input"]', `${API_URL}#BCDF-GHJK`)
    expect(one('.server-name strong').textContent).toBe('127.0.0.1:2436')
    await click('[data-testid="pair-button"]')
    expect(asked.map(({ name }) => name)).toContain('pairing/redeem')
    expect(one('[data-testid="paired"]').textContent).toContain('127.0.0.1:2436')
    expect(document.activeElement?.getAttribute('href')).toBe('/options.html#new-relay')
  })

  it('says why a line is refused, beside the field', async () => {
    const refusal = { ok: false, code: 'pairing-code-used', sentence: 'Ce code a déjà servi.' } as const
    installBackground({ 'pairing/redeem': () => refusal, 'pairing/inspect': () => refusal })
    await open(AGREED)
    await type('[data-testid="pairing-input"]', `${API_URL}#BCDF-GHJK`)
    await click('[data-testid="pair-button"]')
    const input = one('[data-testid="pairing-input"]')
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(document.body.textContent).toContain('Ce code a déjà servi.')
    expect(document.body.textContent).toContain('npx --yes pnpm@12 bienrecu pair')
  })

  it('goes on to the first test as soon as the API has a relay, wherever that was added', async () => {
    const items: (typeof RELAY)[] = []
    const { tell } = installBackground({
      'relays/list': () => answer({ items }),
      'testers/list': () => answer({ items: [MAIL_TESTER] }),
    })
    await open(PAIRED)
    expect(one('[aria-current="step"] a').getAttribute('href')).toBe('/options.html#new-relay')
    items.push(RELAY)
    await perform(() => tell({ changed: 'relays' }))
    expect(document.body.textContent).toContain('1 relais est prêt.')
    expect(one('[aria-current="step"] a').getAttribute('href')).toBe('https://www.mail-tester.com/')
    expect(document.querySelectorAll('[aria-current="step"] a')).toHaveLength(1)
  })

  it('shows the report of a practice message to those without a relay, and the way on to setting one up', async () => {
    const report = storedReport(
      { score: 6.5, sections: [section('signature', { status: 'failure', points: -3 })] },
      '9',
    )
    const summary = { id: KEPT, score: 6.5, band: 2, readAt: report.report.readAt }
    const { asked } = installBackground({
      'relays/list': () => answer({ items: [] }),
      'testers/list': () => answer({ items: [MAIL_TESTER, OWN_TESTER] }),
      'direct-test/start': () => answer(toldProbe({ state: 'connecting' })),
      'probe/get': () => answer(toldProbe({ state: 'reported', report: summary })),
      'report/get': () => answer(report),
    })
    await open(PAIRED)
    await click('[data-testid="send-practice"]')
    expect(asked.find(({ name }) => name === 'direct-test/start')?.input).toMatchObject({
      tester: 'bienrecu',
      relayId: null,
    })
    expect(one('[data-testid="score"]').textContent).toContain('6,5')
    expect(document.querySelector('[data-testid="send-practice"]')).toBeNull()
    const links = Array.from(document.querySelectorAll('[aria-current="step"] a'), (link) => link.getAttribute('href'))
    expect(links).toEqual(['/options.html#new-relay', `/report.html#/report/${KEPT}`])
  })

  it('says why the practice message did not arrive, and lets it be sent again', async () => {
    installBackground({
      'relays/list': () => answer({ items: [] }),
      'testers/list': () => answer({ items: [OWN_TESTER] }),
      'direct-test/start': () => ({ ok: false, code: 'rate-limited', sentence: 'Attendez une minute.' }),
    })
    await open(PAIRED)
    await click('[data-testid="send-practice"]')
    expect(one('[data-testid="practice"]').textContent).toContain('Attendez une minute.')
    expect(one('[data-testid="send-practice"]').getAttribute('aria-disabled')).not.toBe('true')
  })

  it('offers no practice where the API has no tester of its own', async () => {
    installBackground({
      'relays/list': () => answer({ items: [] }),
      'testers/list': () => answer({ items: [MAIL_TESTER] }),
    })
    await open(PAIRED)
    expect(document.querySelector('[data-testid="practice"]')).toBeNull()
  })

  it.each([
    [true, 2],
    [false, 1],
  ])('names our own tester for the first test where relays reach it: %s', async (isReachable, links) => {
    installBackground({
      'relays/list': () => answer({ items: [RELAY] }),
      'testers/list': () => answer({ items: [MAIL_TESTER, { ...OWN_TESTER, isReachable }] }),
    })
    await open(PAIRED)
    expect(document.querySelectorAll('[aria-current="step"] a')).toHaveLength(links)
  })

  it('changes its language at once', async () => {
    installBackground({ 'settings/set': () => answer(null) })
    await open(NEW)
    await perform(() => {
      uiLocale.value = 'en'
    })
    expect(one('h1').textContent).toBe('Do your messages arrive?')
  })
})
