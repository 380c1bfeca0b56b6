import { describe, expect, it } from 'vitest'
import type { TesterPage } from '../../testers/mail-tester/page.ts'
import type { Ask } from './ask.ts'
import { panelState, quota, toldProbe } from './example-probe.ts'
import { createPanelStore, type PanelStore } from './panel-store.ts'
import { panelView } from './panel-view.ts'

const ADDRESS = 'test-abc123xyz@srv1.mail-tester.com'
const OTHER = 'test-zzz999zzz@srv1.mail-tester.com'

interface Asked {
  name: string
  input: unknown
}

/** A background that answers what it is told to, and throws on any other question. */
const background = (answers: Record<string, (input: unknown) => unknown>) => {
  const asked: Asked[] = []
  // The table of answers is written for the question that asks; the compiler cannot follow it by name.
  const ask = ((name: string, input: unknown) => {
    asked.push({ name, input })
    const answer = answers[name]
    if (!answer) throw new Error(`${name} is not faked`)
    return Promise.resolve(answer(input))
  }) as Ask
  return { ask, asked, named: (name: string) => asked.filter((question) => question.name === name) }
}

const store = (ask: Ask, page: () => TesterPage = () => ({ kind: 'home', address: ADDRESS })) => {
  let count = 0
  return createPanelStore({
    ask,
    readPage: page,
    hosts: ['mail-tester.com'],
    newKey: () => `key-${++count}`,
    onChange: () => undefined,
  })
}

const viewOf = (panel: PanelStore) => panelView(panel.model()).kind
const ok = <T>(value: T) => ({ ok: true, value })

describe('the panel’s memory', () => {
  it('chooses the relay that was used last', async () => {
    const relays = ['a', 'b'].map((id) => ({ id, name: id, canSend: true, isFallback: false }))
    const { ask } = background({ 'panel/state': () => ok(panelState({ relays, lastRelayId: 'b' })) })
    const panel = store(ask)
    await panel.refresh()
    expect(panel.model().relayId).toBe('b')
  })

  it('sends to the address that the page shows at the moment of the click', async () => {
    let shown = ADDRESS
    const { ask, named } = background({
      'panel/state': () => ok(panelState()),
      'probe/start': () => ok(toldProbe({ address: OTHER })),
    })
    const panel = store(ask, () => ({ kind: 'home', address: shown }))
    await panel.refresh()
    shown = OTHER
    await panel.start(false)
    expect(named('probe/start')[0]?.input).toMatchObject({ address: OTHER })
  })

  it('makes one request of a double click', async () => {
    const { ask, named } = background({
      'panel/state': () => ok(panelState()),
      'probe/start': () => ok(toldProbe()),
    })
    const panel = store(ask)
    await panel.refresh()
    await Promise.all([panel.start(false), panel.start(false)])
    expect(named('probe/start')).toHaveLength(1)
  })

  it('keeps the key of a click that was never answered, and takes a new one after a failure', async () => {
    const answers = [
      { ok: false, code: 'api-unreachable', sentence: 'No answer.' },
      ok(toldProbe({ state: 'failed' })),
      ok(toldProbe()),
    ]
    const { ask, named } = background({
      'panel/state': () => ok(panelState()),
      'probe/start': () => answers.shift(),
    })
    const panel = store(ask)
    await panel.refresh()
    await panel.start(false)
    expect(panel.model().refusal?.code).toBe('api-unreachable')
    await panel.start(false)
    await panel.startAgain(false)
    expect(named('probe/start').map(({ input }) => input)).toMatchObject([
      { idempotencyKey: 'key-1' },
      { idempotencyKey: 'key-1' },
      { idempotencyKey: 'key-2' },
    ])
  })

  it('shows no probe of another address', async () => {
    const { ask } = background({ 'panel/state': () => ok(panelState({ probe: toldProbe({ address: OTHER }) })) })
    const panel = store(ask)
    await panel.refresh()
    expect(viewOf(panel)).toBe('ready')
  })

  it('finds the probe of a waiting page by its id', async () => {
    const { ask, asked } = background({
      'panel/state': () => ok(panelState({ probe: toldProbe({ state: 'waiting' }) })),
    })
    const panel = store(ask, () => ({ kind: 'not-found', id: 'test-abc123xyz' }))
    await panel.refresh()
    expect(asked[0]?.input).toEqual({ address: null })
    expect(viewOf(panel)).toBe('probe')
  })

  it('offers the new quota after the API refused for lack of it', async () => {
    const states = [panelState(), panelState({ quota: quota({ used: 3, left: 0 }) })]
    const { ask } = background({
      'panel/state': () => ok(states.shift()),
      'probe/start': () => ({ ok: false, code: 'tester-quota-used', sentence: 'Used up.' }),
    })
    const panel = store(ask)
    await panel.refresh()
    await panel.start(false)
    expect(panel.model().state?.quota?.left).toBe(0)
  })

  it('takes an address by hand only when it is one of the tester', async () => {
    const { ask, named } = background({
      'panel/state': () => ok(panelState()),
      'probe/start': () => ok(toldProbe()),
    })
    const panel = store(ask, () => ({ kind: 'unknown', expected: 'home' }))
    await panel.refresh()
    panel.set({ typedAddress: 'someone@example.org' })
    await panel.start(false)
    expect(panel.model().isTypedRefused).toBe(true)
    panel.set({ typedAddress: ` ${ADDRESS} ` })
    await panel.start(false)
    expect(named('probe/start')).toHaveLength(1)
    expect(named('probe/start')[0]?.input).toMatchObject({ address: ADDRESS })
  })

  it('says that the page outlived the extension', async () => {
    const { ask } = background({ 'panel/state': () => ({ ok: false, code: 'extension-reloaded', sentence: '' }) })
    const panel = store(ask)
    await panel.refresh()
    expect(viewOf(panel)).toBe('reloaded')
  })
})
