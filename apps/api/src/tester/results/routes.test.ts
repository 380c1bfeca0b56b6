import { Judgement, Problem, SharedLink, TesterResult, TesterResultList } from '@bienrecu/shared'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createTestApp, type TestRequest } from '../../fixtures/test-app.ts'
import { createTestDeps, type TestDeps } from '../../fixtures/test-deps.ts'
import { createProbing } from '../../probes/probing.ts'
import { exampleJudgement } from '../fixtures/example-judgement.ts'
import { writeJudgement } from '../judging/write-judgement.ts'
import { createTesting } from '../testing.ts'

const MESSAGE = 'From: Isabelle <isabelle@example.org>\r\nSubject: Devis\r\n\r\nBonjour,\r\n'

let deps: TestDeps
let request: (path: string, options?: TestRequest) => Promise<Response>
let upload: (body: string | Uint8Array<ArrayBuffer>, query?: string) => Promise<Response>
let judged: unknown[]

const open = async (env: Record<string, string> = {}) => {
  deps = await createTestDeps(env)
  const probing = createProbing(deps, { role: 'server' })
  judged = []
  const testing = createTesting(deps, probing, {
    judge: async ({ ip, helo, mailFrom, origin }, place) => {
      judged.push({ ip, helo, mailFrom, origin })
      return writeJudgement({ ...(await exampleJudgement()), origin }, place)
    },
  })
  onTestFinished(async () => {
    await testing.close()
    await probing.close(0)
  })
  const { app, device, request: ask } = createTestApp(deps, testing.features)
  request = ask
  upload = async (body, query = '') =>
    app.request(`http://127.0.0.1:2436/v1/judgements${query}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${device.token}`, 'Content-Type': 'message/rfc822' },
      body,
    })
}

beforeEach(() => open())

const codeOf = async (response: Response): Promise<string> => Problem.parse(await response.json()).code
const judge = async (): Promise<TesterResult> => {
  const response = await upload(MESSAGE)
  expect(response.status).toBe(201)
  return TesterResult.parse(await response.json())
}

describe('a message from a file', () => {
  it('is judged without being sent, and kept', async () => {
    const response = await upload(MESSAGE)
    const result = TesterResult.parse(await response.json())
    expect(response.headers.get('location')).toBe(`/v1/tester-results/${result.id}`)
    expect(result).toMatchObject({ address: null, isShared: false, judgement: { origin: 'file' } })
    expect(result.pageUrl).toMatch(/^http:\/\/127\.0\.0\.1:2436\/t\/[\w-]{40,}$/)
    expect(TesterResult.parse(await (await request(`/v1/tester-results/${result.id}`)).json())).toEqual(result)
  })

  it('may say how it came', async () => {
    await upload(MESSAGE, '?ip=192.0.2.1&helo=mail.example.org&mailFrom=bounce%40example.org')
    await upload(MESSAGE, '?mailFrom=%3C%3E')
    await upload(MESSAGE)
    expect(judged).toEqual([
      { ip: '192.0.2.1', helo: 'mail.example.org', mailFrom: 'bounce@example.org', origin: 'file' },
      { ip: null, helo: null, mailFrom: '', origin: 'file' }, // RFC 5321 §4.5.5: the null reverse-path is known
      { ip: null, helo: null, mailFrom: null, origin: 'file' },
    ])
  })

  it.each([
    ['ip=192.0.2', '?ip', 'ip-invalid'],
    ['helo=a%0D%0Ab', '?helo', 'field-line-break'],
    ['mailFrom=a(b)%40example.org', '?mailFrom', 'address-comment'],
  ])('is refused with %s', async (query, pointer, code) => {
    const response = await upload(MESSAGE, `?${query}`)
    expect(response.status).toBe(400)
    expect(Problem.parse(await response.json()).errors).toMatchObject([{ pointer, code }])
    expect(judged).toEqual([])
  })

  it.each([
    ['nothing', '', 422, 'message-empty'],
    ['empty lines', '\r\n\r\n', 422, 'message-empty'],
    ['a picture', '\u0089PNG\r\n', 422, 'message-not-mail'],
    ['a web page', '<html>\n<body>', 422, 'message-not-mail'],
  ])('that is %s is refused', async (_, body, status, code) => {
    const response = await upload(body)
    expect([response.status, await codeOf(response)]).toEqual([status, code])
  })

  it('is refused where it has more megabytes than the tester takes', async () => {
    await open({ BIENRECU_TESTER_MAX_MEGABYTES: '1' })
    const response = await upload(`Subject: x\r\n\r\n${'x'.repeat(1024 * 1024)}`)
    expect([response.status, await codeOf(response)]).toEqual([413, 'message-too-large'])
  })

  it('is judged thirty times a minute', async () => {
    for (let times = 0; times < 30; times++) await upload(MESSAGE)
    expect(await codeOf(await upload(MESSAGE))).toBe('rate-limited')
  })
})

describe('a result', () => {
  it('has its sentences in the language that is asked for', async () => {
    const { id, judgement } = await judge()
    expect(judgement.findings[0]?.title).toBeUndefined()
    const told = TesterResult.parse(await (await request(`/v1/tester-results/${id}?sentences=fr`)).json())
    for (const finding of told.judgement.findings) expect(finding.title).toMatch(/\S/)
    expect(told.judgement.audit?.findings[0]?.title).toMatch(/\S/)
    expect((await request(`/v1/tester-results/${id}?sentences=de`)).status).toBe(400)
  })

  it('gives the message back, octet by octet, to be saved and never shown', async () => {
    const octets = Uint8Array.from([...new TextEncoder().encode('Subject: x\r\n\r\n'), 0, 255, 13, 10, 254])
    const { id } = TesterResult.parse(await (await upload(octets)).json())
    const response = await request(`/v1/tester-results/${id}/message`)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(octets)
    expect(response.headers.get('content-type')).toBe('message/rfc822')
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="message-${id}.eml"`)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('is deleted at once, message included', async () => {
    const { id } = await judge()
    expect((await request(`/v1/tester-results/${id}`, { method: 'DELETE' })).status).toBe(204)
    for (const path of ['', '/message'])
      expect(await codeOf(await request(`/v1/tester-results/${id}${path}`))).toBe('tester-result-not-found')
    expect((await request(`/v1/tester-results/${id}`, { method: 'DELETE' })).status).toBe(404)
  })

  it('is shared by a link for some days, until that is withdrawn', async () => {
    const { id } = await judge()
    const isShared = async () => TesterResult.parse(await (await request(`/v1/tester-results/${id}`)).json()).isShared
    const response = await request(`/v1/tester-results/${id}/share`, { body: { days: 1 } })
    const { url, expiresAt } = SharedLink.parse(await response.json())
    expect([response.status, Date.parse(expiresAt) - deps.now()]).toEqual([201, 86_400_000])
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:2436\/s\/[\w-]{20,}$/)
    expect(await isShared()).toBe(true)
    expect((await request(`/v1/tester-results/${id}/share`, { method: 'DELETE' })).status).toBe(204)
    expect(await isShared()).toBe(false)
    await request(`/v1/tester-results/${id}/share`, { body: {} })
    deps.advance(8 * 86_400_000)
    expect(await isShared()).toBe(false)
  })

  it('is shared for one, seven or thirty days, and no other time', async () => {
    const { id } = await judge()
    expect((await request(`/v1/tester-results/${id}/share`, { body: { days: 365 } })).status).toBe(400)
  })

  it('leaves a trace in the audit log when it is deleted or shared', async () => {
    const { id } = await judge()
    await request(`/v1/tester-results/${id}/share`, { body: {} })
    await request(`/v1/tester-results/${id}/share`, { method: 'DELETE' })
    await request(`/v1/tester-results/${id}`, { method: 'DELETE' })
    const { sql, all } = deps.database
    const events = all(sql.selectFrom('audit_log').select('event').where('subject', '=', id))
    expect(events.map(({ event }) => event)).toEqual(['result-shared', 'result-unshared', 'result-deleted'])
  })

  it.each([crypto.randomUUID(), 'none', '%2e%2e%2frelays'])('that does not exist is not found: %s', async (id) => {
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/message'],
      ['DELETE', ''],
      ['DELETE', '/share'],
    ] as const)
      expect((await request(`/v1/tester-results/${id}${path}`, { method })).status).toBe(404)
  })
})

describe('the results', () => {
  it('are listed newest first, page by page', async () => {
    const ids: string[] = []
    for (let times = 0; times < 3; times++) {
      ids.unshift((await judge()).id)
      deps.advance(1_000)
    }
    const page = async (query: string) =>
      TesterResultList.parse(await (await request(`/v1/tester-results?${query}`)).json())
    const first = await page('limit=2')
    const second = await page(`limit=2&cursor=${first.nextCursor}`)
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
    expect(second.nextCursor).toBeNull()
    const { score } = Judgement.parse(await exampleJudgement())
    expect(first.items[0]).toMatchObject({ origin: 'file', address: null, score, reportId: null })
  })

  it('are those of all devices of the installation', async () => {
    const { id } = await judge()
    const { request: other } = createTestApp(deps, [])
    expect((await other('/v1/tester-results')).status).toBe(404) // no tester in that app
    const items = TesterResultList.parse(await (await request('/v1/tester-results')).json()).items
    expect(items.map((item) => item.id)).toEqual([id])
  })

  it('are asked for by report and by address in proper form alone', async () => {
    await judge()
    const query = `report=${crypto.randomUUID()}&address=test-7h3k9m2p4q6r%40bienrecu.localhost`
    const found = TesterResultList.parse(await (await request(`/v1/tester-results?${query}`)).json())
    expect(found).toEqual({ items: [], nextCursor: null })
    for (const odd of ['report=7', 'address=nobody'])
      expect((await request(`/v1/tester-results?${odd}`)).status, odd).toBe(400)
  })

  it('need a token', async () => {
    const { app } = createTestApp(deps, [])
    expect((await app.request('http://127.0.0.1:2436/v1/tester-results')).status).toBe(401)
  })
})

describe('a tester that is switched off', () => {
  it('says so, whatever it is asked', async () => {
    await open({ BIENRECU_TESTER: 'off' })
    const id = crypto.randomUUID()
    const answers = await Promise.all([
      request('/v1/tester-results'),
      request(`/v1/tester-results/${id}`),
      request(`/v1/tester-results/${id}/message`),
      request(`/v1/tester-results/${id}/share`, { body: {} }),
      request('/v1/practice-probes', { body: { locale: 'fr' }, headers: { 'Idempotency-Key': id } }),
      upload(MESSAGE),
    ])
    for (const answer of answers) expect([answer.status, await codeOf(answer)]).toEqual([404, 'tester-off'])
  })
})
