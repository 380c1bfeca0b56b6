import { DeviceList, PairResponse, parsePairingLine, Problem } from '@bienrecu/shared'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createApp, type Deps } from '../app.ts'
import { createTestDeps, type TestDeps } from '../fixtures/test-deps.ts'
import { createPairing, pairingLine } from './create-pairing.ts'
import { createCode, normaliseCode } from './pairing-code.ts'

const BASE = 'http://127.0.0.1:2436'
const ORIGIN = 'moz-extension://0f8fad5b-d9cb-469f-a165-70867728950e'
const MINUTE = 60_000

let deps: TestDeps
let app: ReturnType<typeof createApp>
let newCode: () => string

const build = (from: Deps) => {
  app = createApp(from)
  const pairing = createPairing(from)
  newCode = () => pairing().code
}

beforeEach(async () => {
  deps = await createTestDeps()
  build(deps)
})

const send = (body: object, origin: string | null = ORIGIN, headers: Record<string, string> = {}) =>
  app.request(`${BASE}/v1/pair`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(origin !== null && { Origin: origin }), ...headers },
    body: JSON.stringify(body),
  })

const pair = (code: string, origin: string | null = ORIGIN) => send({ code, deviceName: 'Firefox' }, origin)

const statusAndCode = async (response: Response) => {
  const code = response.ok ? null : Problem.parse(await response.json()).code
  return [response.status, code]
}

const wrongCode = (right: string): string => (right.startsWith('B') ? 'CCCC-CCCC' : 'BBBB-BBBB')

describe('a pairing code', () => {
  it('is exchanged for a token that opens the API', async () => {
    const response = await pair(newCode())
    expect(response.status).toBe(201)
    const { token, device } = PairResponse.parse(await response.json())
    expect(token).toMatch(/^brt_[A-Za-z0-9_-]{43}[0-9a-z]{6}$/)
    expect(device).toMatchObject({ name: 'Firefox', origin: ORIGIN, isCurrent: true })
    const headers = { Authorization: `Bearer ${token}`, Origin: ORIGIN }
    const list = DeviceList.parse(await (await app.request(`${BASE}/v1/devices`, { headers })).json())
    expect(list.items.map((item) => item.id)).toEqual([device.id])
  })

  it('is read in small letters, with spaces, without the dash', async () => {
    for (const form of [(code: string) => code.toLowerCase(), (code: string) => ` ${code.replace('-', ' ')} `])
      expect((await pair(form(newCode()))).status).toBe(201)
  })

  it('is good once', async () => {
    const code = newCode()
    await pair(code)
    expect(await statusAndCode(await pair(code))).toEqual([410, 'pairing-code-used'])
  })

  it('is good for ten minutes', async () => {
    const [early, late] = [newCode(), newCode()]
    deps.advance(10 * MINUTE - 1)
    expect((await pair(early)).status).toBe(201)
    deps.advance(1)
    expect(await statusAndCode(await pair(late))).toEqual([410, 'pairing-code-expired'])
  })

  it.each(['', 'BCDF', 'BCDF-GHJ', 'BCDF-GHJKL', 'ACDF-GHJK', 'BCDF-GHJ1', 'ÉCDF-GHJK', 'BCDF\r\nGHJ'])(
    '%j is malformed',
    async (text) => {
      expect(await statusAndCode(await pair(text))).toEqual([400, 'pairing-code-malformed'])
    },
  )

  it('dies after five wrong tries', async () => {
    const code = newCode()
    for (let tries = 0; tries < 4; tries++)
      expect(await statusAndCode(await pair(wrongCode(code)))).toEqual([403, 'pairing-code-invalid'])
    expect(await statusAndCode(await pair(wrongCode(code)))).toEqual([429, 'pairing-locked'])
    expect(await statusAndCode(await pair(code))).toEqual([429, 'pairing-locked'])
  })

  it('can be made anew after that', async () => {
    const code = newCode()
    for (let tries = 0; tries < 5; tries++) await pair(wrongCode(code))
    expect((await pair(newCode())).status).toBe(201)
  })

  it('is kept as an HMAC alone', () => {
    const code = newCode()
    const { sql, all } = deps.database
    const rows = JSON.stringify(all(sql.selectFrom('pairing_codes').selectAll()))
    expect(rows).not.toContain(normaliseCode(code))
    expect(rows).not.toContain(code)
  })

  it('is refused to a web page, whatever the code', async () => {
    expect(await statusAndCode(await pair(newCode(), 'https://attacker.example'))).toEqual([403, 'origin-not-allowed'])
  })

  it('binds the token to the extension that used it', async () => {
    const { token } = PairResponse.parse(await (await pair(newCode())).json())
    await pair(newCode(), 'chrome-extension://abcdefghijklmnopabcdefghijklmnop')
    const headers = { Authorization: `Bearer ${token}`, Origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' }
    expect((await app.request(`${BASE}/v1/devices`, { headers })).status).toBe(403)
  })

  it('takes a name of one line', async () => {
    const response = await send({ code: newCode(), deviceName: 'Firefox\r\nX: y' })
    expect(await statusAndCode(response)).toEqual([400, 'invalid-request'])
  })
})

describe('trying codes', () => {
  it('is slowed down for one network', async () => {
    for (let tries = 0; tries < 10; tries++) await pair('BBBB-BBBB')
    const response = await pair('BBBB-BBBB')
    expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(await statusAndCode(response)).toEqual([429, 'rate-limited'])
  })

  it('is stopped for all networks after twenty failures in an hour', async () => {
    deps = await createTestDeps({ BIENRECU_TRUSTED_PROXIES: '192.0.2.1' })
    build(deps)
    const from = (network: number) =>
      app.request(
        `${BASE}/v1/pair`,
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': `198.51.${network}.7` },
          body: JSON.stringify({ code: 'BBBB-BBBB', deviceName: 'x' }),
        },
        { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
      )
    const code = newCode()
    for (let network = 0; network < 20; network++)
      expect(await statusAndCode(await from(network))).not.toContain('rate-limited')
    expect(await statusAndCode(await from(100))).toEqual([429, 'rate-limited'])
    expect(await statusAndCode(await pair(code))).toEqual([429, 'rate-limited'])
  })
})

describe('the pairing line', () => {
  it('is read back by the extension, whatever the public address', () => {
    const address = fc.constantFrom(
      'http://127.0.0.1:2436',
      'https://sonde.example.org',
      'https://example.org/bien/recu',
    )
    fc.assert(
      fc.property(address, (apiUrl) => {
        const code = createCode()
        expect(parsePairingLine(pairingLine(apiUrl, code))).toEqual({ apiUrl, code })
      }),
    )
  })

  it('holds a code that the API reads back', () => {
    for (let count = 0; count < 200; count++) expect(normaliseCode(createCode())).not.toBeNull()
  })

  it('is never read from any other text, and reading never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const letters = normaliseCode(text)
        return letters === null || /^[B-Z]{8}$/.test(letters)
      }),
    )
  })
})
