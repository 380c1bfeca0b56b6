import { beforeEach, describe, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { DETECTION, HOST_PRESET, SIGN_IN_PRESET } from '../../testing/example-presets.ts'
import { RELAY } from '../../testing/fake-api.ts'
import { click, draw, field, one, type } from '../../testing/page.ts'
import { AddRelay } from './AddRelay.tsx'
import type { Next } from './RelayForm.tsx'

const saved: Next[] = []
const open = (providers: Parameters<typeof AddRelay>[0]['providers'] = []) =>
  draw(<AddRelay providers={providers} onSaved={(_, next) => saved.push(next)} onCancel={() => {}} />)
const text = () => document.body.textContent ?? ''
const detect = async () => {
  await type('[name="relay-address"]', DETECTION.address)
  await click('[data-testid="relay-detect"]')
}
const presets = () => answer({ items: [HOST_PRESET, SIGN_IN_PRESET] })

beforeEach(() => {
  installBrowser()
  saved.length = 0
  uiLocale.value = 'en'
})

describe('a new relay from an address alone', () => {
  it('needs a password and nothing else, and says where each value comes from', async () => {
    const { asked } = installBackground({
      'presets/list': presets,
      'relays/detect': () => answer(DETECTION),
      'relays/create': () => answer(RELAY),
    })
    await open()
    await detect()
    expect(one('[data-testid="detection"]').textContent).toContain('Your mail is hosted by Example Host.')
    expect(one('[data-testid="detection"]').textContent).toContain('DNS MX record10 mx1.example.net.')
    expect(text()).toContain('ssl.example.net, port 465, TLS')
    await type('[name="relay-password"]', 'secret')
    await click('[data-testid="relay-save-test"]')
    expect(asked.at(-1)).toMatchObject({
      name: 'relays/create',
      input: {
        relay: {
          name: 'Example Host',
          host: 'ssl.example.net',
          port: 465,
          security: 'tls',
          username: 'isabelle@example.org',
          fromAddress: 'isabelle@example.org',
          providerId: 'example-host',
          password: 'secret',
        },
      },
    })
    expect(saved).toEqual(['test'])
  })

  it('has what the provider demands before the password', async () => {
    installBackground({ 'presets/list': presets, 'relays/detect': () => answer(DETECTION) })
    await open()
    await detect()
    const steps = one('.numbered')
    expect(steps.querySelector('a')?.href).toBe('https://help.example.net/password')
    const order = steps.compareDocumentPosition(one('[name="relay-password"]'))
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  })

  it('says that it cannot know behind a filter, and asks', async () => {
    const hidden = { ...DETECTION, provider: null, smtp: null, imap: null, username: null, sources: [] }
    installBackground({
      'presets/list': presets,
      'relays/detect': () => answer({ ...hidden, gateway: { id: 'gate', name: 'Example Gate' } }),
    })
    await open()
    await detect()
    expect(text()).toContain('The mail of example.org first goes through Example Gate, a filter.')
    expect(text()).toContain('Who hosts it?')
    expect(field('[name="relay-host"]').value).toBe('')
    expect(field('[name="relay-username"]').value).toBe('isabelle@example.org')
  })

  it('shows what is wrong with an address beside its field', async () => {
    installBackground({
      'presets/list': presets,
      'relays/detect': () => ({
        ok: false,
        code: 'invalid-request',
        sentence: 'Something is not right.',
        errors: [{ pointer: '/address', code: 'address-invalid', detail: 'This is not an e-mail address.' }],
      }),
    })
    await open()
    await detect()
    expect(one('[name="relay-address"]').getAttribute('aria-invalid')).toBe('true')
    expect(text()).toContain('This is not an e-mail address.')
  })
})

describe('a new relay from the list of providers', () => {
  const choose = async (id: string) => {
    await click('[data-testid="relay-choose"]')
    await click(`[data-testid="preset-${id}"]`)
  }

  it('is found by a part of an alias, without accents', async () => {
    installBackground({ 'presets/list': presets })
    await open()
    await click('[data-testid="relay-choose"]')
    await type('[name="relay-preset-search"]', 'hebergeur')
    expect(document.querySelectorAll('[data-testid^="preset-"]')).toHaveLength(1)
    expect(text()).toContain('1 provider')
  })

  it('signs in on the provider’s own page where the operator has set that up', async () => {
    const { asked } = installBackground({ 'presets/list': presets, 'relays/create': () => answer(RELAY) })
    await open([{ provider: 'microsoft', isConfigured: true, redirectUri: 'http://127.0.0.1/callback' }])
    await choose('microsoft-365')
    await click('[name="relay-sign-in"]')
    expect(document.querySelector('[name="relay-password"]')).toBeNull()
    await click('[data-testid="relay-save-test"]')
    expect(asked.at(-1)).toMatchObject({ input: { relay: { authMethod: 'oauth2' } } })
    expect(JSON.stringify(asked.at(-1))).not.toContain('password')
    expect(saved).toEqual(['sign-in'])
  })

  it('explains how to get there where the operator has not, and takes a password meanwhile', async () => {
    installBackground({ 'presets/list': presets })
    await open([{ provider: 'microsoft', isConfigured: false, redirectUri: '' }])
    await choose('microsoft-365')
    expect(text()).toContain('“Sign in with Microsoft” is not ready on your API yet')
    expect(field('[name="relay-password"]').value).toBe('')
  })

  it('warns before sending of a sender that the provider may refuse', async () => {
    installBackground({ 'presets/list': presets })
    await open()
    await choose('example-host')
    await type('[name="relay-username"]', 'isabelle@example.org')
    await type('[name="relay-from-address"]', 'sales@example.com')
    expect(text()).toContain('Example Host may refuse this From address')
    await type('[name="relay-from-address"]', 'Isabelle@example.org')
    expect(text()).not.toContain('may refuse')
  })
})
