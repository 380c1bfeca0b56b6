import { beforeEach, describe, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { MAIL_TESTER, OWN_ADDRESS, OWN_TESTER, RELAY } from '../../testing/fake-api.ts'
import { click, draw, one, perform, type } from '../../testing/page.ts'
import { panelState } from '../probe/example-probe.ts'
import { session } from '../session/start-page.ts'
import { ComparisonPage } from './ComparisonPage.tsx'
import { toldResult } from './example-comparison.ts'

const OTHER = { ...RELAY, id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0003', name: 'Brevo' }
const BROKEN = { ...RELAY, id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0004', name: 'Broken', canSend: false }
const BATCH = '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0005'
const MESSAGE = '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0006'

let given = 0

const kept = {
  id: MESSAGE,
  kind: 'parts' as const,
  subject: 'Devis 12',
  size: 10,
  headers: [],
  replacedHeaders: [],
  html: null,
  text: 'Bonjour',
  attachments: [],
  createdAt: '2026-11-21T10:00:00.000Z',
}

const install = (
  items = [toldResult({ relayName: 'Office' }), toldResult({ relayName: 'Brevo', state: 'failed', acceptedAt: null })],
  testers = [MAIL_TESTER],
) =>
  installBackground({
    'testers/list': () => answer({ items: testers }),
    'tester-address/create': () => answer({ ...OWN_ADDRESS, address: `test-${(given += 1)}@bienrecu.example.org` }),
    'relays/list': () => answer({ items: [RELAY, OTHER, BROKEN] }),
    'addresses/list': () => answer({ items: [] }),
    'message/list': () => answer({ items: [] }),
    'message/keep': () => answer(kept),
    'message/get': () => answer(kept),
    'comparison/start': () => answer({ id: BATCH, createdAt: kept.createdAt, items }),
    'comparison/get': () => answer({ id: BATCH, createdAt: kept.createdAt, items }),
  })

const startOf = ({ asked }: ReturnType<typeof installBackground>) =>
  asked.filter(({ name }) => name === 'comparison/start').map(({ input }) => input)

beforeEach(() => {
  installBrowser()
  given = 0
  location.hash = ''
  uiLocale.value = 'en'
  session.value = { ...panelState().session, apiUrl: 'http://127.0.0.1:2436', deviceName: 'x' }
})

describe('the comparison of relays', () => {
  it('sends through every relay that works, to oneself, with one click', async () => {
    const background = install()
    await draw(<ComparisonPage />)
    await click('[data-testid="compare"]')
    expect(startOf(background)).toMatchObject([
      {
        comparison: {
          targets: [
            { relayId: RELAY.id, address: RELAY.fromAddress },
            { relayId: OTHER.id, address: RELAY.fromAddress },
          ],
          ownMessageId: null,
        },
      },
    ])
  })

  it('shows what each of them did, as soon as it is known', async () => {
    install()
    location.hash = `#/${BATCH}`
    await draw(<ComparisonPage />)
    const rows = Array.from(document.querySelectorAll('[data-testid="compared-relay"]'), (row) => row.textContent ?? '')
    expect(rows).toHaveLength(2)
    expect(rows[0]).toContain('Office')
    expect(rows[0]).toContain('0.42 sec')
    expect(rows[0]).toContain('220 smtp.example.org ESMTP')
    expect(rows[0]).toContain('TLSv1.3')
    expect(rows[1]).toContain('Failed')
    expect(one('[role="status"]').textContent).toBe('All 2 relays have answered.')
  })

  it('asks for an address of the tester for each relay, and sends nothing before', async () => {
    const background = install()
    await draw(<ComparisonPage />)
    await perform(() => document.querySelectorAll<HTMLInputElement>('input[type="radio"]')[3]?.click())
    await click('[data-testid="compare"]')
    expect(startOf(background)).toEqual([])
    expect(document.querySelectorAll('input[type="email"]')).toHaveLength(2)
    expect(document.body.textContent).toContain('An address is missing.')
  })

  it('gives each relay an address of our own tester, with one click', async () => {
    const background = install(undefined, [MAIL_TESTER, OWN_TESTER])
    await draw(<ComparisonPage />)
    await perform(() => document.querySelectorAll<HTMLInputElement>('input[type="radio"]')[3]?.click())
    expect(document.querySelectorAll('input[type="email"]')).toHaveLength(0)
    await click('[data-testid="compare"]')
    expect(startOf(background)).toMatchObject([
      {
        comparison: {
          targets: [
            { relayId: RELAY.id, address: 'test-1@bienrecu.example.org' },
            { relayId: OTHER.id, address: 'test-2@bienrecu.example.org' },
          ],
        },
      },
    ])
  })

  it('does not send to our own tester where nothing from outside arrives', async () => {
    install(undefined, [MAIL_TESTER, { ...OWN_TESTER, isReachable: false }])
    await draw(<ComparisonPage />)
    expect(document.querySelectorAll<HTMLInputElement>('input[type="radio"]')[3]?.disabled).toBe(true)
    expect(document.body.textContent).toContain('It takes mail from this machine only')
  })

  it('says of each result whether its page is to be opened or it comes by itself', async () => {
    const waiting = { state: 'waiting', relayName: 'Office' } as const
    for (const [isReadFromPage, text] of [
      [true, 'open each result on mail-tester'],
      [false, 'The scores appear here by themselves.'],
    ] as const) {
      install([toldResult({ ...waiting, isReadFromPage })])
      location.hash = `#/${BATCH}`
      await draw(<ComparisonPage />)
      expect(one('[data-testid="comparison"]').textContent).toContain(text)
    }
  })

  it('sends a message of one’s own once it is shown', async () => {
    const background = install()
    await draw(<ComparisonPage />)
    await click('[data-testid="new-message"]')
    await click('[data-testid="compare"]')
    expect(startOf(background)).toEqual([])
    await type('input[type="text"], .card input:not([type])', 'Devis 12')
    await click('[data-testid="keep-parts"]')
    expect(one('[data-testid="message-preview"]').textContent).toContain('Bonjour')
    await click('[data-testid="compare"]')
    expect(startOf(background)).toMatchObject([{ comparison: { ownMessageId: MESSAGE } }])
  })
})
