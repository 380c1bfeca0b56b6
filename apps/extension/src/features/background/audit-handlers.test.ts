import { beforeEach, describe, expect, it } from 'vitest'
import { createApiClient } from '../../api-client.ts'
import type { Handlers } from '../../messaging/serve.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { API_URL, json, problem, TOKEN } from '../../testing/fake-api.ts'
import { auditReport } from '../domain/example-audit.ts'
import { auditHandlers } from './audit-handlers.ts'

const NOW = new Date('2026-11-22T10:00:00.000Z')
const SENDER = {}

const start = (respond: () => Response) => {
  const bodies: unknown[] = []
  const api = createApiClient({
    fetch: async (_url, init) => {
      if (typeof init.body === 'string') bodies.push(JSON.parse(init.body))
      return respond()
    },
    locale: async () => 'en',
    connection: async () => ({ ok: true, value: { apiUrl: API_URL, token: TOKEN } }),
    onRejected: async () => undefined,
  })
  const handlers = auditHandlers({ api, now: () => NOW })
  const run: Handlers['audit/run'] = (input, sender) => handlers['audit/run'](input, sender)
  return { handlers, run, bodies }
}

beforeEach(() => {
  installBrowser()
})

describe('an audit', () => {
  it('comes from the API as the contract has it', async () => {
    const { run, bodies } = start(() => json(auditReport()))
    const reply = await run({ request: { domain: 'example.org', sentences: 'fr' } }, SENDER)
    expect(reply).toMatchObject({ ok: true, value: { domain: 'example.org', grade: 'C' } })
    expect(bodies).toEqual([{ domain: 'example.org', sentences: 'fr' }])
  })

  it('that the API refuses for its domain says what is wrong with it', async () => {
    const errors = [
      { pointer: '/domain', code: 'domain-is-public-suffix' as const, detail: '', params: { value: 'co.example' } },
    ]
    const { run } = start(() => problem('invalid-request', 400, { errors }))
    expect(await run({ request: { domain: 'co.example' } }, SENDER)).toEqual({
      ok: false,
      code: 'domain-is-public-suffix',
      params: { value: 'co.example' },
    })
  })
})

describe('a domain as it was typed', () => {
  const { handlers } = start(() => json({}))
  it.each([
    [' Example.ORG. ', { ok: true, value: { domain: 'example.org' } }],
    ['bücher.example', { ok: true, value: { domain: 'xn--bcher-kva.example' } }],
    ['isabelle@example.org', { ok: false, code: 'domain-is-address', params: { suggestion: 'example.org' } }],
    ['', { ok: false, code: 'domain-empty' }],
  ])('“%s” is read, or its fault is named', async (text, expected) => {
    expect(await handlers['domain/read']({ text }, SENDER)).toMatchObject(expected)
  })
})

describe('the service this browser may ask', () => {
  it('is nobody at first, then the one allowed, and nobody again', async () => {
    const { handlers } = start(() => json({}))
    const choice = { resolverId: 'quad9', allowedAt: NOW.toISOString() }
    expect(await handlers['dns-choice/get']({}, SENDER)).toEqual({ ok: true, value: { choice: null } })
    await handlers['dns-choice/set']({ resolverId: 'quad9' }, SENDER)
    expect(await handlers['dns-choice/get']({}, SENDER)).toEqual({ ok: true, value: { choice } })
    await handlers['dns-choice/set']({ resolverId: null }, SENDER)
    expect(await handlers['dns-choice/get']({}, SENDER)).toEqual({ ok: true, value: { choice: null } })
  })
})
