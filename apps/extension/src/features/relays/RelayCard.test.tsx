import type { FailureCause, ImapCheck, Relay, RelayOAuth } from '@bienrecu/shared'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { uiLocale } from '../../locales/ui-locale.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { HOST_PRESET } from '../../testing/example-presets.ts'
import { PROBE, RELAY } from '../../testing/fake-api.ts'
import { click, draw, field, one, perform, type } from '../../testing/page.ts'
import { RelaysSection } from './RelaysSection.tsx'

const FALLBACK: Relay = {
  ...RELAY,
  id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0003',
  name: 'Brevo',
  isDefault: false,
  isFallback: true,
}
const CAUSE: FailureCause = {
  id: 'gmail-app-password',
  class: 'permanent',
  code: 'smtp-auth-failed',
  params: {},
  isCertain: true,
  actor: 'user',
  text: { en: 'An app password is needed.', fr: 'Il faut un mot de passe d’application.' },
  fix: { en: 'Make one in your account.', fr: 'Créez-en un dans votre compte.' },
  url: 'https://help.example.net/app-password',
}
const FAILED: Relay = {
  ...RELAY,
  canSend: false,
  lastTest: {
    at: new Date().toISOString(),
    ok: false,
    code: 'smtp-auth-failed',
    params: {},
    cause: CAUSE,
    reply: '534 5.7.9 Application-specific password required',
    steps: [],
  },
}
const text = () => document.body.textContent ?? ''

const open = async (items: Relay[], responses: Parameters<typeof installBackground>[0] = {}) => {
  const background = installBackground({
    'relays/list': () => answer({ items: [...items] }),
    'stand-in/get': () => answer({ standIn: null }),
    'presets/list': () => answer({ items: [HOST_PRESET] }),
    'sign-in/list': () => answer({ items: [] }),
    'addresses/list': () => answer({ items: [] }),
    ...responses,
  })
  await draw(<RelaysSection />)
  return background
}

beforeEach(() => {
  installBrowser()
  location.hash = ''
  uiLocale.value = 'en'
})

describe('a relay whose test failed', () => {
  it('says why, who can repair it and how, with the raw reply folded', async () => {
    await open([FAILED])
    expect(text()).toContain('An app password is needed.')
    expect(text()).toContain('Make one in your account.')
    expect(text()).toContain('You can repair this yourself.')
    expect(one('a[href="https://help.example.net/app-password"]').getAttribute('rel')).toContain('noopener')
    expect(one('.raw').closest('details')?.open).toBe(false)
    expect(document.querySelector('[data-testid="relay-self-test"]')).toBeNull()
  })

  it('gives way to the fallback in one click, and is back after a test that passes', async () => {
    const items = [FAILED, FALLBACK]
    let standIn: object | null = null
    const background = await open(items, {
      'stand-in/get': () => answer({ standIn }),
      'relays/stand-in': () => {
        standIn = { failedId: RELAY.id, fallbackId: FALLBACK.id }
        background.tell({ changed: 'relays' })
        return answer(standIn)
      },
      'relays/test': () => {
        items[0] = RELAY
        standIn = null
        background.tell({ changed: 'relays' })
        return answer({ ...FAILED.lastTest, ok: true })
      },
    })
    await click('[data-testid="stand-in"]')
    expect(text()).toContain('“Brevo” stands in for it')
    await click('[data-testid="relay-test"]')
    expect(text()).toContain('Repaired: “Office” is used again.')
  })
})

describe('the order of relays', () => {
  it('changes by buttons, is told, and keeps the focus', async () => {
    const items = [RELAY, FALLBACK]
    const { asked } = await open(items, {
      'relays/order': () => {
        items.reverse()
        return answer({ items })
      },
    })
    await click(`#relay-${RELAY.id}-down`)
    expect(asked.find(({ name }) => name === 'relays/order')?.input).toEqual({ ids: [FALLBACK.id, RELAY.id] })
    expect(text()).toContain('Office is now number 2 of 2.')
    expect(document.activeElement?.id).toBe(`relay-${RELAY.id}-down`)
  })

  it('cannot put the first one higher', async () => {
    const { asked } = await open([RELAY, FALLBACK])
    await click(`#relay-${RELAY.id}-up`)
    expect(asked.some(({ name }) => name === 'relays/order')).toBe(false)
  })
})

describe('signing in with a provider', () => {
  const signedIn = (state: RelayOAuth['state'], more: Partial<RelayOAuth> = {}): Relay => ({
    ...RELAY,
    authMethod: 'oauth2',
    signInProvider: 'microsoft',
    oauth: { provider: 'microsoft', state, account: null, connectedAt: null, code: null, params: {}, ...more },
  })

  it.each([
    ['connected', 'Signed in with Microsoft: isabelle@example.org'],
    ['expired', 'Your sign-in with Microsoft has expired'],
    ['revoked', 'Access was withdrawn at Microsoft'],
    ['refused', 'Signing in with Microsoft was refused'],
    ['signing-in', 'Finish signing in, in the tab of Microsoft'],
  ] as const)('shows the state %s', async (state, sentence) => {
    await open([signedIn(state)])
    expect(one('[data-testid="sign-in-state"]').dataset.state).toBe(state)
    expect(text()).toContain(sentence)
  })

  it('says what to send to an administrator whose consent is needed', async () => {
    await open([signedIn('consent-needed', { params: { url: 'https://login.example.com/adminconsent' } })])
    expect(one('.copyable pre').textContent).toContain('https://login.example.com/adminconsent')
  })

  it('opens the provider’s page in a tab, and nothing that is no web page', async () => {
    const create = vi.spyOn(fakeBrowser.tabs, 'create')
    const urls = ['https://login.example.com/authorize', 'javascript:alert(1)']
    await open([signedIn('expired')], {
      'sign-in/begin': () =>
        answer({ flow: 'browser', authorizeUrl: urls.shift() ?? '', expiresAt: '2026-11-22T10:00:00.000Z' }),
    })
    await click('[data-testid="relay-sign-in"]')
    expect(create).toHaveBeenCalledExactlyOnceWith({ url: 'https://login.example.com/authorize' })
    await click('[data-testid="relay-sign-in"]')
    expect(create).toHaveBeenCalledTimes(1)
  })
})

describe('the copy in the Sent folder', () => {
  const CHECK: ImapCheck = {
    at: '2026-11-21T10:00:00.000Z',
    ok: true,
    code: null,
    params: {},
    cause: null,
    reply: null,
    folders: [
      { path: 'INBOX', name: 'INBOX', isSent: false, isMarked: false },
      { path: 'INBOX/Envoyés', name: 'Envoyés', isSent: true, isMarked: true },
    ],
    suggestedFolder: 'INBOX/Envoyés',
  }
  const IMAP = {
    host: 'imap.example.net',
    port: 993,
    security: 'tls' as const,
    username: null,
    folder: null,
    copy: 'auto' as const,
    hasPassword: false,
  }
  const openPart = () =>
    perform(() => {
      const part = one('[data-testid="mailbox-part"]')
      if (part instanceof HTMLDetailsElement) part.open = true
      part.dispatchEvent(new Event('toggle'))
    })

  it('proposes the provider’s server, and loads the folders once it is saved', async () => {
    const items: Relay[] = [{ ...RELAY, providerId: HOST_PRESET.id }]
    const background = await open(items, {
      'mailbox/set': () => {
        items[0] = { ...RELAY, imap: { ...IMAP, lastCheck: null } }
        background.tell({ changed: 'relays' })
        return answer(items[0])
      },
      'mailbox/check': () => {
        items[0] = { ...RELAY, imap: { ...IMAP, lastCheck: CHECK } }
        background.tell({ changed: 'relays' })
        return answer(CHECK)
      },
    })
    await openPart()
    expect(field('[name="mailbox-host"]').value).toBe('imap.example.net')
    await click('[data-testid="mailbox-save"]')
    expect(background.asked.filter(({ name }) => name.startsWith('mailbox/')).map(({ name }) => name)).toEqual([
      'mailbox/set',
      'mailbox/check',
    ])
    const options = [...one('[name="mailbox-folder"]').querySelectorAll('option')].map((option) => option.textContent)
    expect(options).toEqual(['The one the mailbox names: INBOX/Envoyés', 'INBOX/Envoyés', 'INBOX'])
  })

  it('says that the mailbox is not configured or not reachable, and why', async () => {
    const lastCheck: ImapCheck = { ...CHECK, ok: false, cause: CAUSE, folders: [], suggestedFolder: null }
    await open([{ ...RELAY, imap: { ...IMAP, lastCheck } }])
    await openPart()
    expect(text()).toContain('IMAP server not configured or not reachable')
    expect(text()).toContain('An app password is needed.')
  })
})

describe('a test to oneself', () => {
  it('goes to the relay’s own address, and says when the server has taken it', async () => {
    const { asked } = await open([RELAY], {
      'relays/self-test': () => answer({ ...PROBE, address: RELAY.fromAddress, state: 'accepted', sentence: null }),
    })
    await click('[data-testid="relay-self-test"]')
    await click('[data-testid="self-test-send"]')
    expect(asked.at(-1)?.input).toMatchObject({ id: RELAY.id, address: null })
    expect(text()).toContain('The server has taken the message for isabelle@example.org.')
  })

  it('goes to another address only after a code has come back from there', async () => {
    const confirmed: object[] = []
    const { asked } = await open([RELAY], {
      'addresses/list': () => answer({ items: confirmed }),
      'addresses/ask': () => answer({ address: 'me@example.com', confirmedAt: null, codeExpiresAt: null }),
      'addresses/confirm': () => {
        const address = { address: 'me@example.com', confirmedAt: '2026-11-21T10:00:00.000Z', codeExpiresAt: null }
        confirmed.push(address)
        return answer(address)
      },
    })
    await click('[data-testid="relay-self-test"]')
    await click('[data-testid="self-test"] .quiet')
    await type('[name="confirm-address"]', 'me@example.com')
    await click('[data-testid="confirm-address-go"]')
    await type('[name="confirm-code"]', 'BCDF-GHJK')
    await click('[data-testid="confirm-address-go"]')
    expect(asked.find(({ name }) => name === 'addresses/confirm')?.input).toEqual({
      address: 'me@example.com',
      code: 'BCDF-GHJK',
    })
    expect([...one('[name="self-test-to"]').querySelectorAll('option')].map((option) => option.textContent)).toEqual([
      RELAY.fromAddress,
      'me@example.com',
    ])
  })
})
