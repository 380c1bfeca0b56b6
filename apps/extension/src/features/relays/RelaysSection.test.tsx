import { beforeEach, describe, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { RELAY } from '../../testing/fake-api.ts'
import { click, draw, one, type } from '../../testing/page.ts'
import { RelaysSection } from './RelaysSection.tsx'

const TESTED = {
  at: new Date().toISOString(),
  ok: false,
  code: 'smtp-auth-failed' as const,
  params: {},
  cause: null,
  reply: '535 5.7.8 Authentication failed',
  steps: [{ step: 'auth' as const, outcome: 'failed' as const, milliseconds: 12.3, facts: {} }],
}

const AROUND = {
  'stand-in/get': () => answer({ standIn: null }),
  'presets/list': () => answer({ items: [] }),
  'sign-in/list': () => answer({ items: [] }),
}

beforeEach(() => {
  installBrowser()
  location.hash = ''
  uiLocale.value = 'en'
})

describe('the relays in the settings', () => {
  it('are tested straight after “Save and test”, and the result is told step by step', async () => {
    const items: object[] = []
    const background = installBackground({
      ...AROUND,
      'relays/list': () => answer({ items: [...items] }),
      'relays/create': () => {
        items.push(RELAY)
        return answer(RELAY)
      },
      'relays/test': () => {
        items[0] = { ...RELAY, lastTest: TESTED }
        background.tell({ changed: 'relays' })
        return answer(TESTED)
      },
    })
    await draw(<RelaysSection />)
    await click('[data-testid="relay-add"]')
    await click('[data-testid="relay-by-hand"]')
    await type('[name="relay-password"]', 'wrong')
    await click('[data-testid="relay-save-test"]')
    const result = one('[data-testid="relay-test-result"]')
    expect(result.closest('details')?.open).toBe(true)
    expect(result.textContent).toContain('12 ms')
    const card = one('[data-testid="relay"]').textContent
    expect(card).toContain('The server refuses this user name and password.')
    expect(card).toContain('535 5.7.8 Authentication failed')
    expect(document.body.innerHTML).not.toContain('wrong')
  })

  it('are deleted only after a question, and the focus does not get lost', async () => {
    const items = [RELAY]
    const background = installBackground({
      ...AROUND,
      'relays/list': () => answer({ items: [...items] }),
      'relays/remove': () => {
        items.length = 0
        background.tell({ changed: 'relays' })
        return answer(null)
      },
    })
    await draw(<RelaysSection />)
    await click('[data-testid="relay-delete"]')
    expect(one('dialog').textContent).toContain('Delete “Office”?')
    expect(items).toHaveLength(1)
    await click('[data-testid="confirm"]')
    expect(document.querySelector('[data-testid="relay"]')).toBeNull()
    expect(document.activeElement).toBe(one('#relays-title'))
  })

  it('keep a relay that could not be deleted, and say why', async () => {
    installBackground({
      ...AROUND,
      'relays/list': () => answer({ items: [RELAY] }),
      'relays/remove': () => ({ ok: false, code: 'api-unreachable', sentence: 'Your API does not answer.' }),
    })
    await draw(<RelaysSection />)
    await click('[data-testid="relay-delete"]')
    await click('[data-testid="confirm"]')
    expect(one('[role="alert"]').textContent).toContain('Your API does not answer.')
    expect(document.querySelector('dialog')).toBeNull()
  })
})
