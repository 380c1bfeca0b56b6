import { Relay } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { API_URL, json, META, problem, RELAY, TOKEN } from '../testing/fake-api.ts'
import { exchange, readMeta, type ExchangePorts } from './exchange.ts'

const connection = { apiUrl: API_URL, token: TOKEN }
const getRelay = { method: 'GET', path: '/v1/relays/1', schema: Relay } as const

interface Sent {
  url: string
  init: RequestInit
}

/** An API that answers `/v1/meta` with `meta` and everything else with `answer`. */
const apiWith = (answer: () => Response | Promise<Response>, meta: () => Response = () => json(META)) => {
  const sent: Sent[] = []
  const ports: ExchangePorts = {
    locale: async () => 'fr',
    fetch: async (url, init) => {
      sent.push({ url, init })
      return url.endsWith('/v1/meta') ? meta() : answer()
    },
  }
  return { ports, sent }
}

const html = () => new Response('<!doctype html><title>Wi-Fi</title>', { headers: { 'content-type': 'text/html' } })
const redirect = () => Response.error() // as a fetch with `redirect: 'manual'` shows it: no type, no body
const unreachable = () => Promise.reject(new TypeError('Failed to fetch'))

describe('a request to the API', () => {
  it('carries the token, the language and nothing of the browser’s own', async () => {
    const { ports, sent } = apiWith(() => json(RELAY))
    await exchange(ports, connection, getRelay)
    expect(sent[0]?.url).toBe('http://127.0.0.1:2436/v1/relays/1')
    expect(sent[0]?.init).toMatchObject({
      headers: { authorization: `Bearer ${TOKEN}`, 'accept-language': 'fr' },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    })
  })

  it('says what it sends is JSON, which is what makes a browser ask first', async () => {
    const { ports, sent } = apiWith(() => json(RELAY))
    await exchange(ports, connection, { ...getRelay, method: 'POST', body: {} })
    expect(sent[0]?.init).toMatchObject({ headers: { 'content-type': 'application/json' }, body: '{}' })
  })

  it('gives the value that the contract describes', async () => {
    const { ports } = apiWith(() => json({ ...RELAY, addedLater: true }))
    expect(await exchange(ports, connection, getRelay)).toEqual({ ok: true, value: RELAY })
  })

  it('gives the code, the parameters and the faulty fields of a refusal', async () => {
    const errors = [{ pointer: '/port', code: 'port-out-of-range' as const, detail: 'Un port est…' }]
    const { ports } = apiWith(() => problem('invalid-request', 400, { params: { limit: 3 }, errors }))
    expect(await exchange(ports, connection, getRelay)).toEqual({
      ok: false,
      code: 'invalid-request',
      params: { limit: 3, requestId: 'request-1' },
      errors,
    })
  })
})

describe('what cannot be an answer of the API', () => {
  it.each([
    ['no connection', unreachable],
    ['an answer that never comes', () => Promise.reject(new DOMException('signal timed out', 'TimeoutError'))],
  ])('%s is an API out of reach', async (_name, answer) => {
    const reply = await exchange(apiWith(answer).ports, connection, getRelay)
    expect(reply).toEqual({ ok: false, code: 'api-unreachable', params: { url: API_URL } })
  })

  it.each([
    ['the page of a captive portal', html],
    ['a redirection to a login page', redirect],
    ['text that only claims to be JSON', () => new Response('<', { headers: { 'content-type': 'application/json' } })],
    ['JSON of something else', () => json({ hello: 'world' })],
    ['an error of something else', () => json({ error: 'nope' }, 500)],
  ])('%s is another product, when /v1/meta is no better', async (_name, answer) => {
    const reply = await exchange(apiWith(answer, html).ports, connection, getRelay)
    expect(reply).toMatchObject({ ok: false, code: 'api-wrong-product' })
  })

  it('JSON outside the contract is another version, when /v1/meta says so', async () => {
    const { ports } = apiWith(
      () => json({ id: 1 }),
      () => json({ ...META, apiVersion: 2 }),
    )
    expect(await exchange(ports, connection, getRelay)).toMatchObject({ ok: false, code: 'api-too-old' })
  })

  it('JSON outside the contract is not understood, when it is our own product in our own version', async () => {
    const { ports } = apiWith(() => json({ id: 1 }))
    expect(await exchange(ports, connection, getRelay)).toMatchObject({ ok: false, code: 'api-answer-not-understood' })
  })
})

describe('asking who answers', () => {
  it('never carries a token', async () => {
    const { ports, sent } = apiWith(unreachable)
    expect(await readMeta(ports, API_URL)).toEqual({ ok: true, value: META })
    expect(sent[0]?.init.headers).not.toHaveProperty('authorization')
  })

  it('knows another product by its name', async () => {
    const { ports } = apiWith(unreachable, () => json({ ...META, product: 'other' }))
    expect(await readMeta(ports, API_URL)).toMatchObject({ ok: false, code: 'api-wrong-product' })
  })
})

describe('an address where a plain request fails', () => {
  const asked = (whoIsThere: () => Response | Promise<Response>) =>
    readMeta(
      {
        locale: async () => 'fr',
        fetch: async (_url, { mode }) => (mode === 'no-cors' ? whoIsThere() : unreachable()),
      },
      API_URL,
    )

  it('but somebody answers belongs to another program', async () => {
    expect(await asked(() => new Response(null))).toMatchObject({ code: 'api-wrong-product' })
  })

  it('and nobody answers at all is out of reach', async () => {
    expect(await asked(unreachable)).toMatchObject({ code: 'api-unreachable' })
  })
})
