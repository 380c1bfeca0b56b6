import { Problem } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../app.ts'
import { createTestApp, insertDevice, TEST_ORIGIN, type TestRequest } from '../fixtures/test-app.ts'
import { createTestDeps, type TestDeps } from '../fixtures/test-deps.ts'

const OTHER_EXTENSION = 'moz-extension://0f8fad5b-d9cb-469f-a165-70867728950e'
const MIB = 1024 * 1024

let deps: TestDeps
let request: (path: string, options?: TestRequest) => Promise<Response>

beforeEach(async () => {
  deps = await createTestDeps()
  request = createTestApp(deps).request
})

const codeOf = async (response: Response): Promise<string> => Problem.parse(await response.json()).code

/** A request without token and Origin, as any program may make it. */
const bare = (path: string, init: RequestInit = {}, base = 'http://127.0.0.1:2436') =>
  createApp(deps).request(base + path, init)

describe('the name in the Host field', () => {
  it.each(['http://127.0.0.1:2436', 'http://localhost:2436', 'http://[::1]:2436', 'http://LOCALHOST:2436'])(
    '%s is ours',
    async (base) => {
      expect((await bare('/v1/meta', {}, base)).status).toBe(200)
    },
  )

  it.each([
    'http://attacker.example:2436',
    'http://127.0.0.1:8080',
    'http://localhost',
    'http://127.0.0.1.attacker.example:2436',
  ])('%s is not, as after DNS rebinding', async (base) => {
    const response = await bare('/v1/meta', {}, base)
    expect(response.status).toBe(421)
    expect(await codeOf(response)).toBe('host-header-not-allowed')
  })

  it('decides, not the address of the request', async () => {
    const response = await bare('/v1/meta', { headers: { Host: 'attacker.example:2436' } })
    expect(response.status).toBe(421)
  })

  it('may be the public name that the operator gives', async () => {
    deps = await createTestDeps({ BIENRECU_PUBLIC_URL: 'https://sonde.example.org/api/' })
    expect((await bare('/v1/meta', {}, 'https://sonde.example.org')).status).toBe(200)
    expect((await bare('/v1/meta', {}, 'https://other.example.org')).status).toBe(421)
  })
})

describe('origins', () => {
  const preflight = (path: string, origin: string) =>
    bare(path, { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' } })

  it.each(['/v1/meta', '/v1/pair'])('%s answers any extension', async (path) => {
    const response = await preflight(path, OTHER_EXTENSION)
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe(OTHER_EXTENSION)
  })

  it('other paths answer the extensions that paired', async () => {
    const response = await preflight('/v1/relays', TEST_ORIGIN)
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe(TEST_ORIGIN)
    expect(response.headers.get('access-control-allow-headers')).toContain('Idempotency-Key')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    expect(response.headers.get('access-control-allow-private-network')).toBeNull()
    expect(response.headers.get('vary')).toContain('Origin')
  })

  it('other paths do not answer an extension that did not', async () => {
    const response = await preflight('/v1/relays', OTHER_EXTENSION)
    expect(response.status).toBe(403)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  it.each([
    'https://www.mail-tester.com',
    'http://127.0.0.1:2436',
    'http://localhost:3000',
    'null',
    'chrome-extension://abc.attacker.example',
    'chrome-extension://',
    'file://',
  ])('%s is refused everywhere, even with a good token', async (origin) => {
    for (const path of ['/v1/meta', '/v1/relays', '/v1/openapi.json']) {
      const response = await request(path, { headers: { Origin: origin } })
      expect(response.status).toBe(403)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      expect(await codeOf(response)).toBe('origin-not-allowed')
    }
  })

  it('a token is refused from another extension, though that one has paired too', async () => {
    insertDevice(deps, { origin: OTHER_EXTENSION })
    const response = await request('/v1/relays', { headers: { Origin: OTHER_EXTENSION } })
    expect(response.status).toBe(403)
    expect(await codeOf(response)).toBe('origin-not-allowed')
  })

  it('a request without Origin is accepted with its token', async () => {
    const { token } = insertDevice(deps)
    const response = await bare('/v1/relays', { headers: { Authorization: `Bearer ${token}` } })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  it.each(['navigate', 'no-cors', 'websocket'])(
    'a foreign page cannot load an address of the API (%s)',
    async (mode) => {
      const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': mode }
      expect((await bare('/v1/meta', { headers })).status).toBe(403)
    },
  )

  it('an extension with a permission for the host may ask without Origin', async () => {
    const headers = { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'cors' }
    expect((await bare('/v1/meta', { headers })).status).toBe(200)
  })
})

describe('the body', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'must be JSON, not "%s"',
    async (type) => {
      const response = await request('/v1/relays', { body: {}, headers: { 'Content-Type': type } })
      expect(response.status).toBe(415)
      expect(await codeOf(response)).toBe('unsupported-media-type')
    },
  )

  it('may say its charset', async () => {
    const response = await request('/v1/relays', {
      body: {},
      headers: { 'Content-Type': 'application/json;charset=utf-8' },
    })
    expect(await codeOf(response)).toBe('invalid-request')
  })

  it.each(['{', '', 'undefined', '{"name":"Office",}', '\u0000'])('%j is told to be no JSON', async (text) => {
    const { app, device } = createTestApp(deps)
    const headers = { Authorization: `Bearer ${device.token}`, 'Content-Type': 'application/json' }
    const response = await app.request('http://127.0.0.1:2436/v1/relays', { method: 'POST', headers, body: text })
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe('malformed-json')
  })

  it.each([[[]], ['text'], [7], [null], [true]])('%j is told to be of the wrong type', async (body) => {
    const response = await request('/v1/relays', { body })
    expect(Problem.parse(await response.json()).errors).toMatchObject([{ pointer: '', code: 'field-wrong-type' }])
  })

  it('of 10 MB is refused', async () => {
    const response = await request('/v1/relays', { body: { name: 'x'.repeat(10 * MIB) } })
    expect(response.status).toBe(413)
    expect(Problem.parse(await response.json())).toMatchObject({ code: 'payload-too-large', params: { max: 65_536 } })
  })

  it('of 10 MB is refused when its length is not announced', async () => {
    let sent = 0
    const chunks = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(32))
        if (sent >= 10 * MIB) controller.close()
      },
    })
    const { token } = insertDevice(deps)
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const init: RequestInit = { method: 'POST', headers, body: chunks, duplex: 'half' }
    expect((await bare('/v1/relays', init)).status).toBe(413)
    expect(sent).toBeLessThan(MIB)
  })

  it('of a report may be larger', async () => {
    const body = { report: { headline: 'x'.repeat(500_000) } }
    expect((await request('/v1/reports', { body })).status).not.toBe(413)
    expect((await request('/v1/reports', { body: 'x'.repeat(2 * MIB) })).status).toBe(413)
  })

  it.each([
    ['/v1/pair', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['/v1/relays', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
    ['/v1/reports', `{"report":${'[{"sections":'.repeat(20_000)}1${'}]'.repeat(20_000)}}`],
    ['/v1/relays', '['.repeat(33) + ']'.repeat(33)],
    ['/v1/relays', '['.repeat(10_000)],
  ])('of %s that is deeply nested is refused', async (path, body) => {
    const { app, device } = createTestApp(deps)
    const headers = { Authorization: `Bearer ${device.token}`, 'Content-Type': 'application/json' }
    const response = await app.request(`http://127.0.0.1:2436${path}`, { method: 'POST', headers, body })
    expect(response.status).toBe(400)
    expect(Problem.parse(await response.json())).toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '', code: 'field-wrong-type' }],
    })
  })

  it('may hold any number of brackets inside its texts', async () => {
    const response = await request('/v1/relays', { body: { name: '"[{\\"[['.repeat(5) } })
    expect(Problem.parse(await response.json()).errors).not.toContainEqual(expect.objectContaining({ pointer: '' }))
  })

  it('full of faults is answered with the first hundred of them', async () => {
    const body = Object.fromEntries(Array.from({ length: 6_000 }, (_, index) => [`k${index}`, 0]))
    const response = await bare('/v1/pair', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(Problem.parse(await response.json()).errors).toHaveLength(100)
  })

  describe('where a message is judged', () => {
    const judge = (
      body: string | Uint8Array<ArrayBuffer>,
      headers: Record<string, string> = {},
      path = '/v1/judgements',
    ) => {
      const { token } = insertDevice(deps)
      const all = { Authorization: `Bearer ${token}`, 'Content-Type': 'message/rfc822', ...headers }
      return bare(path, { method: 'POST', headers: all, body })
    }

    it('is a message, and nothing else', async () => {
      // The route itself is not mounted here: what gets that far is not found.
      expect((await judge('Subject: x')).status).toBe(404)
      expect((await judge('Subject: x', { 'Content-Type': 'message/rfc822; charset=utf-8' })).status).toBe(404)
      for (const type of ['application/json', 'text/plain', 'message/rfc822x', 'multipart/form-data'])
        expect((await judge('Subject: x', { 'Content-Type': type })).status).toBe(415)
    })

    it('is no JSON, however deep its brackets go', async () => {
      expect((await judge(`X: ${'['.repeat(100_000)}`)).status).toBe(404)
    })

    it('may have as many megabytes as the tester takes', async () => {
      deps = await createTestDeps({ BIENRECU_TESTER_MAX_MEGABYTES: '1' })
      expect((await judge(new Uint8Array(MIB))).status).toBe(404)
      const response = await judge(new Uint8Array(MIB + 1))
      expect(response.status).toBe(413)
      expect(Problem.parse(await response.json())).toMatchObject({
        code: 'message-too-large',
        params: { megabytes: 1 },
      })
    })

    it('is small where the tester is switched off', async () => {
      deps = await createTestDeps({ BIENRECU_TESTER: 'off' })
      expect(await codeOf(await judge(new Uint8Array(MIB)))).toBe('payload-too-large')
    })

    it.each(['/v1/judgements/', '/v1/judgements/x', '/v1/relays', '/v1/messages', '/v1/pair'])(
      'is a message there alone: %s takes none',
      async (path) => {
        expect((await judge('Subject: x', {}, path)).status).toBe(415)
      },
    )

    it('needs a token like any other', async () => {
      const headers = { 'Content-Type': 'message/rfc822' }
      expect((await bare('/v1/judgements', { method: 'POST', headers, body: 'Subject: x' })).status).toBe(401)
    })

    it('is asked for first by a browser: a page that is not ours may not send one', async () => {
      const response = await judge('Subject: x', { Origin: 'https://attacker.example' })
      expect(response.status).toBe(403)
    })
  })

  it('of a stranger is not even read', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          pulled += 1
          controller.enqueue(new Uint8Array(1_024).fill(32))
        },
      },
      { highWaterMark: 0 },
    )
    const headers = { 'Content-Type': 'application/json' }
    const init: RequestInit = { method: 'POST', headers, body: endless, duplex: 'half' }
    expect((await bare('/v1/reports', init)).status).toBe(401)
    expect(pulled).toBe(0)
  })
})

describe('a device', () => {
  const write = () => request('/v1/devices/none', { method: 'DELETE' })

  it('may change things 120 times a minute, and read on', async () => {
    for (let count = 0; count < 120; count++) expect((await write()).status).toBe(404)
    const response = await write()
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await request('/v1/relays')).status).toBe(200)
  })

  it('does not slow down another one', async () => {
    for (let count = 0; count < 121; count++) await write()
    const { token } = insertDevice(deps)
    const headers = { Authorization: `Bearer ${token}` }
    expect((await request('/v1/devices/none', { method: 'DELETE', headers })).status).toBe(404)
  })
})

describe('every answer', () => {
  it('forbids to be framed, sniffed, kept or run', async () => {
    for (const path of ['/v1/meta', '/v1/relays', '/nothing']) {
      const { headers } = await request(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })

  it('demands https for ever only where the public address is https', async () => {
    deps = await createTestDeps({ BIENRECU_PUBLIC_URL: 'https://sonde.example.org' })
    expect((await bare('/v1/meta')).headers.get('strict-transport-security')).toBe('max-age=31536000')
  })
})

describe('what is not there', () => {
  it('is a problem, in the language of the request', async () => {
    const response = await request('/v1/nothing', { headers: { 'Accept-Language': 'de, fr;q=0.8, en;q=0.3' } })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('content-language')).toBe('fr')
    expect(Problem.parse(await response.json())).toMatchObject({
      type: 'urn:bienrecu:error:not-found',
      title: 'Il n’y a rien à cette adresse.',
      status: 404,
    })
  })

  it('as a method is told with the methods that are', async () => {
    const response = await request('/v1/relays', { method: 'PUT', body: {} })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, POST')
    expect(await codeOf(response)).toBe('method-not-allowed')
  })

  it('is not told to strangers', async () => {
    expect((await bare('/v1/nothing')).status).toBe(401)
  })
})
