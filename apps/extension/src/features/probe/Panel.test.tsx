import { render } from 'preact'
import { describe, expect, it, vi } from 'vitest'
import { panelWordsIn } from '../panel/panel-words.ts'
import type { Ask } from './ask.ts'
import { panelState, quota, toldProbe } from './example-probe.ts'
import { Panel } from './Panel.tsx'
import type { PanelModel } from './panel-model.ts'
import { createPanelStore } from './panel-store.ts'
import { wordsIn } from './panel-words.ts'

const ADDRESS = 'test-abc123xyz@srv1.mail-tester.com'
const nobody: Ask = () => {
  throw new Error('nothing is to be asked')
}

const draw = (changes: Partial<PanelModel>) => {
  const place = document.createElement('div')
  const store = createPanelStore({
    ask: nobody,
    readPage: () => ({ kind: 'home', address: ADDRESS }),
    hosts: ['mail-tester.com'],
    newKey: () => 'key',
    onChange: () => undefined,
  })
  store.set({ state: panelState(), relayId: panelState().relays[0]?.id ?? null, ...changes })
  const start = vi.spyOn(store, 'start').mockResolvedValue()
  const startAgain = vi.spyOn(store, 'startAgain').mockResolvedValue()
  const leaveRelay = vi.spyOn(store, 'leaveRelay').mockResolvedValue()
  const state = store.model().state ?? panelState()
  render(
    <Panel
      model={store.model()}
      store={store}
      words={wordsIn({ ...state, words: panelWordsIn('en') })}
      result={null}
      ask={nobody}
      describePage={() => 'kind: unknown'}
    />,
    place,
  )
  const find = (testId: string) => place.querySelector<HTMLElement>(`[data-testid="${testId}"]`)
  return { place, find, start, startAgain, leaveRelay, text: place.textContent ?? '' }
}

const submit = (place: HTMLElement) =>
  place.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))

describe('the panel in front of an address', () => {
  it('sends on one click', () => {
    const { place, find, start, text } = draw({})
    expect(find('relay-select')).not.toBeNull()
    expect(text).toContain('2 free tests left out of 3 per 24 hours')
    submit(place)
    expect(start).toHaveBeenCalledExactlyOnceWith(false)
  })

  it('says when the next test is free, and sends all the same if asked to', () => {
    const nextAt = new Date(Date.now() + 60_000).toISOString()
    const state = panelState({ quota: quota({ used: 3, left: 0, nextAt }) })
    const { place, find, start, text } = draw({ state })
    expect(text).toMatch(/used up\.The next one is free at /)
    expect(find('send-probe')?.textContent).toBe('Send anyway')
    submit(place)
    expect(start).toHaveBeenCalledExactlyOnceWith(true)
  })

  it('disables its button the moment it is pressed', () => {
    expect(draw({ isBusy: true }).find('send-probe')?.hasAttribute('disabled')).toBe(true)
  })

  it('sends nothing through a relay whose last test failed, and leads to its repair', () => {
    const [relay] = panelState().relays
    const state = panelState({ relays: relay ? [{ ...relay, canSend: false }] : [] })
    const drawn = draw({ state })
    expect(drawn.text).toContain('The last test of this relay failed')
    expect(drawn.text).toContain('Repair this relay')
    expect(drawn.text).not.toContain('Send the test')
  })

  it('offers the fallback instead of a relay that cannot send, in one click', () => {
    const [relay] = panelState().relays
    const fallback = { id: 'b', name: 'Brevo', canSend: true, isFallback: true }
    const drawn = draw({ state: panelState({ relays: relay ? [{ ...relay, canSend: false }, fallback] : [] }) })
    drawn.find('leave-relay')?.click()
    expect(drawn.find('leave-relay')?.textContent).toBe('Use “Brevo” until then')
    expect(drawn.leaveRelay).toHaveBeenCalledExactlyOnceWith(true)
  })
})

describe('the panel while a message is on its way', () => {
  it('can be called back until the body starts', () => {
    const { find, text } = draw({ probe: toldProbe({ state: 'connecting', isCancellable: true }) })
    expect(find('probe-state')?.dataset['state']).toBe('connecting')
    expect(text).toContain('Sending through Example relay')
    expect(text).toContain('Cancel')
  })

  it('says afterwards that it cannot be recalled', () => {
    const { text } = draw({ probe: toldProbe({ state: 'connecting', isCancellable: false }) })
    expect(text).not.toContain('Cancel')
    expect(text).toContain('can no longer be recalled')
  })

  it('shows the relay’s own reply, and never as markup', () => {
    const reply = '250 OK <img src=x onerror=alert(1)>'
    const probe = toldProbe({
      state: 'waiting',
      reply,
      acceptedAt: '2026-11-21T10:00:01.000Z',
      events: [
        {
          sequence: 1,
          step: 'accepted',
          state: 'accepted',
          at: '2026-11-21T10:00:01.000Z',
          facts: {},
          code: null,
          params: {},
        },
      ],
    })
    const { place, text } = draw({ probe })
    expect(text).toContain(reply)
    expect(place.querySelector('img')).toBeNull()
  })

  it('leads to the result page when it has stopped looking', () => {
    const { place, text } = draw({ probe: toldProbe({ state: 'waiting' }), watchEnd: 'busy' })
    expect(text).toContain('asks us to slow down')
    expect(place.querySelector('a')?.getAttribute('href')).toMatch(/\/test-abc123xyz$/)
  })
})

describe('the panel after a failure', () => {
  const failed = toldProbe({ state: 'failed', code: 'smtp-auth-failed', sentence: 'Wrong password.', reply: '535 no' })

  it('says why, in a sentence and in the relay’s words, and offers another try', () => {
    const { place, find, startAgain, text } = draw({ probe: failed })
    expect(find('probe-state')?.dataset['state']).toBe('failed')
    expect(text).toContain('Wrong password.')
    expect(text).toContain('535 no')
    submit(place)
    expect(startAgain).toHaveBeenCalledExactlyOnceWith(false)
  })

  it('does not offer to send again what may have left, before the wait is over', () => {
    const unknown = toldProbe({ state: 'unknown', code: 'outcome-unknown', sentence: 'Not known.' })
    expect(draw({ probe: unknown }).find('send-probe')).toBeNull()
    expect(draw({ probe: unknown, watchEnd: 'too-late' }).find('send-probe')).not.toBeNull()
  })
})

describe('the panel on a page it does not know', () => {
  const page = { kind: 'unknown', expected: 'home' } as const

  it('takes the address by hand, and shows what was missing', () => {
    const { find, text } = draw({ page })
    expect(find('manual-address')).not.toBeNull()
    expect(find('send-probe')).not.toBeNull()
    expect(text).toContain('kind: unknown')
  })

  it('says so when what was typed is not an address of the tester', () => {
    const { find } = draw({ page, typedAddress: 'someone@example.org', isTypedRefused: true })
    expect(find('manual-address')?.getAttribute('aria-invalid')).toBe('true')
  })

  it('asks for no address where a result was expected, and shows no score', () => {
    const { find, text } = draw({ page: { kind: 'unknown', expected: 'result' } })
    expect(text).toContain('score could not be read')
    expect([find('manual-address'), find('score')]).toEqual([null, null])
  })
})
