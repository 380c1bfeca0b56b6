import { beforeEach, describe, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { RELAY } from '../../testing/fake-api.ts'
import { click, draw, field, one, perform, type } from '../../testing/page.ts'
import { NoticesPart } from './NoticesPart.tsx'
import { NoticesSection } from './NoticesSection.tsx'

const NOTICE = {
  id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0011',
  kind: 'record-changed',
  domain: 'example.org',
  planId: null,
  title: 'A record was changed',
  text: 'SPF is not as it was.',
  at: '2026-11-22T10:00:00.000Z',
  readAt: null as string | null,
}

type Responses = Parameters<typeof installBackground>[0]

const open = async (changes: Responses = {}) => {
  const background = installBackground({
    'notices/list': () => answer({ items: [NOTICE], unread: 1 }),
    'notice-settings/get': () => answer({ locale: 'en', email: null, webhook: null }),
    'relays/list': () => answer({ items: [RELAY] }),
    'notice-settings/set': () => answer({ locale: 'en', email: null, webhook: null }),
    ...changes,
  })
  await draw(<NoticesSection />)
  return background
}

const save = () => perform(() => one('[data-testid="notice-save"]').click())
const check = (name: string) => perform(() => field(`[name="${name}"]`).click())
const saved = ({ asked }: Awaited<ReturnType<typeof open>>) =>
  asked.filter(({ name }) => name === 'notice-settings/set').map(({ input }) => input)

beforeEach(() => {
  installBrowser()
  uiLocale.value = 'en'
})

describe('where notices go', () => {
  it('nowhere besides this browser, until it is asked for', async () => {
    const background = await open()
    await save()
    expect(saved(background)).toEqual([{ settings: { email: null, webhook: null } }])
  })

  it('by e-mail to the address of a relay', async () => {
    const background = await open()
    await check('notice-email')
    await save()
    const email = { relayId: RELAY.id, address: RELAY.fromAddress }
    expect(saved(background)).toEqual([{ settings: { email, webhook: null } }])
  })

  it('to a program, whose secret does not stay in the page', async () => {
    const background = await open()
    await check('notice-webhook')
    await type('[name="notice-url"]', 'https://hook.example.org/')
    await type('[name="notice-secret"]', 'a secret of sixteen')
    await save()
    const webhook = { url: 'https://hook.example.org/', secret: 'a secret of sixteen' }
    expect(saved(background)).toEqual([{ settings: { email: null, webhook } }])
    expect(field('[name="notice-secret"]').value).toBe('')
    expect(one('form [role="status"]').textContent).toBe('Saved')
  })

  it('a refused address is told at its field', async () => {
    const errors = [{ pointer: '/webhook/url', code: 'webhook-url-invalid', detail: 'Not an address of a program.' }]
    const refused = { ok: false, code: 'invalid-request', sentence: '', errors } as never
    await open({ 'notice-settings/set': () => refused })
    await check('notice-webhook')
    await save()
    expect(one('.field .error').textContent).toBe('Not an address of a program.')
  })
})

describe('what the watch has said', () => {
  it('stands in the settings, and leads to the plan', async () => {
    await open()
    expect(one('[data-testid="notice"] a').getAttribute('href')).toBe('/sidepanel.html?domain=example.org')
  })

  it('goes from the panel once it was read', async () => {
    let items = [NOTICE]
    const { asked } = installBackground({
      'notices/list': () => answer({ items, unread: items.length }),
      'notices/seen': () => {
        items = [{ ...NOTICE, readAt: '2026-11-22T10:01:00.000Z' }]
        return answer(null)
      },
    })
    await draw(<NoticesPart />)
    await click('[data-testid="notice-read"]')
    expect(asked.map(({ name }) => name)).toContain('notices/seen')
    expect(document.querySelector('[data-testid="notice"]')).toBeNull()
  })
})
