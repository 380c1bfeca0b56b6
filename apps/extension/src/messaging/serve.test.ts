import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { tellFailure } from '../features/session/session.ts'
import { installBrowser } from '../testing/browser-double.ts'
import { PROTOCOL, type MessageName } from './protocol.ts'
import type { Sender } from './sender.ts'
import { serve, type Handlers } from './serve.ts'

const PAGE: Sender = { id: 'test-extension-id', url: 'chrome-extension://test-extension-id/options.html' }
const tab = { id: 1 } as NonNullable<Sender['tab']>
const contentScript = (url: string, more: Partial<Sender> = {}): Sender => ({
  id: 'test-extension-id',
  url,
  tab,
  frameId: 0,
  ...more,
})
const TESTER = contentScript('https://www.mail-tester.com/')

const called: MessageName[] = []
const names = Object.keys(PROTOCOL).filter((name): name is MessageName => name in PROTOCOL)

// Every handler only notes that it was reached: what is tested is who may reach it.
const handlers = Object.fromEntries(
  names.map((name) => [
    name,
    async () => {
      called.push(name)
      return { ok: true, value: null }
    },
  ]),
) as unknown as Handlers

/** What comes back for a message; 'nothing' when the background does not even take it. */
const ask = async (name: string, sender: Sender, input: unknown = {}): Promise<unknown> => {
  const answer = Promise.withResolvers<unknown>()
  const taken: unknown[] = await fakeBrowser.runtime.onMessage.trigger(
    { to: 'background', name, input },
    sender,
    answer.resolve,
  )
  return taken[0] === true ? answer.promise : 'nothing'
}

const start = (log = vi.fn()) => {
  serve({
    handlers,
    testerPages: async () => ({
      hosts: ['www.mail-tester.com', 'result.example.org'],
      ownPages: 'http://127.0.0.1:2436/t',
    }),
    tell: tellFailure,
    log,
  })
}

const REFUSED = expect.objectContaining({ ok: false, code: 'origin-not-allowed' })

describe('who is answered', () => {
  beforeEach(() => {
    installBrowser()
    called.length = 0
    start()
  })

  it.each(names)('“%s” is not answered to a page that is no tester’s', async (name) => {
    expect(await ask(name, contentScript('https://www.example.org/'))).toEqual(REFUSED)
    expect(called).toEqual([])
  })

  it('answers a tester’s page only the messages made for it', async () => {
    const answered: string[] = []
    for (const name of names) {
      const answer = await ask(name, TESTER)
      const isRefused = JSON.stringify(answer).includes('origin-not-allowed')
      if (!isRefused) answered.push(name)
    }
    expect(answered).toEqual(names.filter((name) => PROTOCOL[name].audience === 'tester-page'))
    expect(answered).not.toContain('relays/list')
    expect(answered).not.toContain('session/get')
    expect(answered).not.toContain('settings/set')
  })

  it.each([
    ['the same page without TLS', contentScript('http://www.mail-tester.com/')],
    ['a host that only begins like it', contentScript('https://www.mail-tester.com.example.org/')],
    ['a host that only ends like it', contentScript('https://evilmail-tester.com/')],
    ['a frame inside the page', contentScript('https://www.mail-tester.com/', { frameId: 3 })],
    ['a page outside any tab', { id: 'test-extension-id', url: 'https://www.mail-tester.com/' }],
    ['a sender without an address', { id: 'test-extension-id' }],
  ])('refuses %s', async (_name, sender) => {
    expect(await ask('panel/state', sender, { address: null })).toEqual(REFUSED)
  })

  it('answers a white-label host of the user', async () => {
    expect(await ask('quota/get', contentScript('https://result.example.org/abc'))).toEqual({ ok: true, value: null })
  })

  it.each(['http://127.0.0.1:2436/t', 'http://127.0.0.1:2436/t/Zk3', 'http://127.0.0.1:2436/t?lang=fr'])(
    'answers the page of our own tester, at the paired API: %s',
    async (url) => {
      expect(await ask('quota/get', contentScript(url))).toEqual({ ok: true, value: null })
      expect(await ask('relays/list', contentScript(url))).toEqual(REFUSED)
    },
  )

  it.each([
    ['at another port of this machine', 'http://127.0.0.1:8080/t'],
    ['under the other name of this machine', 'http://localhost:2436/t'],
    ['at another host', 'http://example.org:2436/t'],
    ['at another place of the API', 'http://127.0.0.1:2436/tricks'],
    ['in the name of a user', 'http://127.0.0.1:2436@example.org/t'],
  ])('gives nothing to a page that imitates it %s', async (_name, url) => {
    expect(await ask('panel/state', contentScript(url), { address: null })).toEqual(REFUSED)
    expect(called).toEqual([])
  })

  it.each([
    ['another extension', { ...PAGE, id: 'another-extension' }],
    ['a web page', { url: 'https://www.mail-tester.com/' }],
  ])('does not even take a message of %s', async (_name, sender) => {
    expect(await ask('session/get', sender)).toBe('nothing')
  })

  it('takes nothing that is not in the protocol', async () => {
    expect(await ask('toString', PAGE)).toBe('nothing')
    expect(await ask('session/unknown', PAGE)).toBe('nothing')
  })
})

describe('what is answered', () => {
  beforeEach(() => {
    installBrowser()
    called.length = 0
  })

  it('an input outside the protocol is refused before anything is done with it', async () => {
    start()
    const inputs = [{ address: 'no address' }, { address: 'test@example.org', more: 1 }, 'text', null]
    for (const input of inputs)
      expect(await ask('panel/state', TESTER, input)).toMatchObject({ ok: false, code: 'invalid-request' })
    expect(called).toEqual([])
  })

  it('a failure comes with its sentence', async () => {
    start()
    expect(await ask('relays/list', TESTER)).toMatchObject({ sentence: 'This origin may not use the API.' })
  })

  it('a bug is logged here and told without its words', async () => {
    const log = vi.fn()
    const broken = { ...handlers, 'session/get': () => Promise.reject(new Error('secret detail')) }
    serve({ handlers: broken, testerPages: async () => ({ hosts: [], ownPages: null }), tell: tellFailure, log })
    const answer = await ask('session/get', PAGE)
    expect(answer).toMatchObject({ ok: false, code: 'extension-fault' })
    expect(JSON.stringify(answer)).not.toContain('secret detail')
    expect(log).toHaveBeenCalledOnce()
  })
})
