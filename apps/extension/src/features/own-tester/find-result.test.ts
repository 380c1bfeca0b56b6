import type { TesterResultSummary } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { createServices } from '../background/services.ts'
import { testerResult } from '../judged/example-result.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { createFakeApi, type FakeApi, json, problem } from '../../testing/fake-api.ts'
import { NOW, pairForTest } from '../../testing/paired.ts'
import { findReportOfAddress, readOwnResult } from './find-result.ts'

const RESULT = testerResult()
const REPORT = RESULT.reportId ?? ''
const SUMMARY: TesterResultSummary = {
  id: RESULT.id,
  origin: 'received',
  address: RESULT.address,
  subject: 'Quote',
  fromDomain: 'example.org',
  receivedAt: NOW.toISOString(),
  score: 8.5,
  reportId: RESULT.reportId,
}

let api: FakeApi
const client = () => createServices({ fetch: api.fetch, now: () => NOW, pause: async () => {} }).api

beforeEach(async () => {
  installBrowser()
  await pairForTest()
  api = createFakeApi()
  api.answer('GET /v1/tester-results', ({ query }) => {
    const isMeant = query.get('report') === REPORT || query.get('address') === RESULT.address
    return json({ items: isMeant ? [SUMMARY] : [], nextCursor: null })
  })
  api.answer(`GET /v1/tester-results/${RESULT.id}`, () => json(RESULT))
})

describe('a result of our own tester', () => {
  it('is found by its report, and by its address', async () => {
    expect(await readOwnResult(client(), REPORT)).toMatchObject({ ok: true, value: { id: RESULT.id } })
    expect(await findReportOfAddress(client(), RESULT.address ?? '')).toEqual({
      ok: true,
      value: { reportId: REPORT },
    })
    const unknown = await findReportOfAddress(client(), 'test-7h3k9m2p4q6r@bienrecu.localhost')
    expect(unknown).toEqual({ ok: true, value: { reportId: null } })
  })

  it('that was deleted is not there, and that is no failure', async () => {
    api.answer(`GET /v1/tester-results/${RESULT.id}`, () => problem('tester-result-not-found', 404))
    expect(await readOwnResult(client(), REPORT)).toEqual({ ok: true, value: null })
    expect(await readOwnResult(client(), crypto.randomUUID())).toEqual({ ok: true, value: null })
  })

  it('that cannot be asked for is not called deleted', async () => {
    api.answer('GET /v1/tester-results', () => problem('internal', 500))
    expect(await readOwnResult(client(), REPORT)).toMatchObject({ ok: false, code: 'internal' })
  })
})
