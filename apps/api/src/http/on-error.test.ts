import { ERROR_CODES, ErrorCode, Problem } from '@bienrecu/shared'
import fc from 'fast-check'
import { once } from 'node:events'
import { connect } from 'node:net'
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import type { Environment } from '../config.ts'
import { freePort } from '../fixtures/free-port.ts'
import { listen } from './listen.ts'
import { createRouter } from './router.ts'
import { createTestApp } from '../fixtures/test-app.ts'
import { createTestDeps } from '../fixtures/test-deps.ts'
import { createLog } from '../log.ts'
import { isHttpErrorCode, STATUS } from './status.ts'

const CANARY = 'canary-8c1f'

/** An app with one route that throws `error`, and what it logs. */
const appThrowing = async (error: unknown, env: Environment = {}) => {
  const lines: string[] = []
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const deps = { ...(await createTestDeps(env)), log: createLog('info', sink) }
  const feature = createRouter()
  feature.get('/boom', () => {
    throw error
  })
  return { ...createTestApp(deps, [feature]), lines }
}

describe('an error', () => {
  it('of any code becomes a problem with its status and a sentence in both languages', async () => {
    for (const code of ERROR_CODES) {
      const { request } = await appThrowing(new AppError(code, { cause: new Error(CANARY) }))
      for (const locale of ['en', 'fr']) {
        const response = await request('/v1/boom', { headers: { 'Accept-Language': locale } })
        const text = await response.text()
        const problem = Problem.parse(JSON.parse(text))
        const expected = isHttpErrorCode(code) ? code : 'internal'
        expect(problem).toMatchObject({ code: expected, status: STATUS[expected] })
        expect(problem.title).not.toBe('')
        expect(response.status).toBe(STATUS[expected])
        expect(text).not.toContain(CANARY)
      }
    }
  })

  it('that nobody foresaw shows nothing of itself, and is in the log under its number', async () => {
    const { request, lines } = await appThrowing(new Error(CANARY))
    const text = await (await request('/v1/boom')).text()
    const problem = Problem.parse(JSON.parse(text))
    expect(problem).toMatchObject({ code: 'internal', status: 500 })
    expect(problem.title).toContain(problem.requestId)
    expect(text).not.toContain(CANARY)
    expect(lines.join('')).toContain(problem.requestId)
    expect(lines.join('')).toContain(CANARY)
  })

  it.each([
    [13, 507, 'storage-full'],
    [8, 503, 'storage-unavailable'],
    [5 | (2 << 8), 503, 'storage-unavailable'],
    [10 | (3 << 8), 503, 'storage-unavailable'],
  ])('of SQLite, number %i, is answered %i', async (errcode, status, code) => {
    const { request } = await appThrowing(Object.assign(new Error('sqlite'), { errcode }))
    const response = await request('/v1/boom')
    expect(response.status).toBe(status)
    expect(Problem.parse(await response.json()).code).toBe(code)
  })

  it('keeps the parameters of its sentence, and the language of each field', async () => {
    const errors = [{ pointer: '/port', code: 'port-not-allowed', params: { port: 8080 } }] as const
    const { request } = await appThrowing(new AppError('invalid-request', { errors }))
    const response = await request('/v1/boom', { headers: { 'Accept-Language': 'fr' } })
    expect(Problem.parse(await response.json()).errors?.[0]?.detail).toContain('8080')
  })

  it('of a client that hangs up within its body is no fault of ours', async () => {
    const port = await freePort()
    const { app, lines } = await appThrowing(null, { BIENRECU_PORT: String(port) })
    const listener = await listen(app.fetch, { host: '127.0.0.1', port })
    const socket = connect(port, '127.0.0.1')
    const head = [
      'POST /v1/pair HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Content-Type: application/json',
      'Content-Length: 9',
    ]
    socket.end(`${head.join('\r\n')}\r\n\r\n{"code"`)
    await once(socket.resume(), 'close')
    await listener.close()
    expect(lines).toEqual([])
  })

  it('of any parameters is still a problem', async () => {
    const params = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer()))
    await fc.assert(
      fc.asyncProperty(params, fc.constantFrom(...ERROR_CODES), async (values, code: ErrorCode) => {
        const { request } = await appThrowing(new AppError(code, { params: values }))
        Problem.parse(await (await request('/v1/boom')).json())
      }),
      { numRuns: 50 },
    )
  })
})
