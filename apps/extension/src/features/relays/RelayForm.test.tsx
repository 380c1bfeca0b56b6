import { beforeEach, describe, expect, it, vi } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { RELAY } from '../../testing/fake-api.ts'
import { click, draw, field, one, type } from '../../testing/page.ts'
import { RelayForm } from './RelayForm.tsx'

const onSaved = vi.fn()
const form = (relay: typeof RELAY | null) => draw(<RelayForm relay={relay} onSaved={onSaved} onCancel={() => {}} />)
const named = (name: string) => `[name="relay-${name}"]`
const errorOf = (name: string): string => {
  const ids = one(named(name)).getAttribute('aria-describedby')?.split(' ') ?? []
  return ids
    .filter((id) => id.endsWith('-error'))
    .map((id) => document.getElementById(id)?.textContent)
    .join()
}

beforeEach(() => {
  installBrowser()
  onSaved.mockReset()
  uiLocale.value = 'en'
})

describe('the form of a relay', () => {
  it('never shows the stored password, and says since when there is one', async () => {
    installBackground({})
    await form(RELAY)
    expect(field(named('password')).value).toBe('')
    expect(document.body.textContent).toContain('A password is stored since November 20, 2026.')
  })

  it.each([
    ['host', 'smtp.example.com'],
    ['username', 'karim@example.org'],
  ])('says that another %s erases the stored password, and does not save without a new one', async (name, value) => {
    const { asked } = installBackground({})
    await form(RELAY)
    await type(named(name), value)
    expect(document.body.textContent).toContain('This change erases the stored password')
    await click('[data-testid="relay-save"]')
    expect(errorOf('password')).toBe('This field is required.')
    expect(asked).toEqual([])
  })

  it('sends only what changed', async () => {
    const { asked } = installBackground({ 'relays/update': () => answer(RELAY) })
    await form(RELAY)
    await type(named('from-name'), 'Isabelle')
    await click('[data-testid="relay-save"]')
    expect(asked).toEqual([{ name: 'relays/update', input: { id: RELAY.id, changes: { fromName: 'Isabelle' } } }])
    expect(onSaved).toHaveBeenCalledWith(RELAY, 'nothing')
  })

  it('shows each fault beside its field, and puts the focus on the first', async () => {
    installBackground({
      'relays/create': () => ({
        ok: false,
        code: 'invalid-request',
        sentence: 'Something in the request is not right.',
        errors: [
          { pointer: '/port', code: 'port-out-of-range', detail: 'A port is a whole number.' },
          { pointer: '/replyToAddress', code: 'address-invalid', detail: 'This is not an e-mail address.' },
        ],
      }),
    })
    await form(null)
    await type(named('password'), 'secret')
    await click('[data-testid="relay-save-test"]')
    expect(errorOf('port')).toBe('A port is a whole number.')
    expect(errorOf('reply-address')).toBe('This is not an e-mail address.')
    expect(document.activeElement).toBe(one(named('port')))
    // A fault in a folded part opens it.
    expect(one(named('reply-address')).closest('details')?.open).toBe(true)
    await type(named('port'), '587')
    expect(errorOf('port')).toBe('')
  })

  it('warns of a password that would travel in clear', async () => {
    installBackground({})
    await form({ ...RELAY, security: 'none' })
    expect(document.body.textContent).toContain('can be read on the way')
  })
})
