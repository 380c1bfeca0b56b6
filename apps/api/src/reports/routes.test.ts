import { Probe, StoredReport } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { insertProbe } from '../fixtures/insert-probe.ts'
import { createTestApp, type TestRequest } from '../fixtures/test-app.ts'
import { createTestDeps, type TestDeps } from '../fixtures/test-deps.ts'
import { testerReport } from '../fixtures/tester-report.ts'
import { findProbe, probeOf } from '../probes/probe.ts'
import { createProbeJournal } from '../probes/probe-journal.ts'
import { reportRoutes } from './routes.ts'

let deps: TestDeps
let request: (path: string, options?: TestRequest) => Promise<Response>

beforeEach(async () => {
  deps = await createTestDeps()
  const journal = createProbeJournal(deps.database, deps.now)
  request = createTestApp(deps, [reportRoutes({ ...deps, journal })]).request
})

const store = async (fields = {}): Promise<StoredReport> => {
  const response = await request('/v1/reports', { body: { report: testerReport(fields) } })
  expect(response.status).toBe(201)
  return StoredReport.parse(await response.json())
}
const probe = (id: string): Probe => probeOf(deps.database, findProbe(deps.database, id))

describe('a report', () => {
  it('is kept whole, with the probe that went to its address', async () => {
    const id = insertProbe(deps)
    const stored = await store()
    expect(stored).toMatchObject({ probeId: id, relayName: 'Office', report: testerReport() })
    const read = await request(`/v1/reports/${stored.id}`)
    expect(await read.json()).toEqual(stored)
    expect(probe(id)).toMatchObject({ state: 'reported', report: { id: stored.id, score: 9.5, band: 4 } })
  })

  it('goes to the newest probe of an address, because mail-tester keeps the last message alone', async () => {
    insertProbe(deps, { createdAt: deps.now() - 60_000 })
    const newest = insertProbe(deps)
    expect((await store()).probeId).toBe(newest)
  })

  it.each(['unknown', 'failed'] as const)(
    'settles a probe whose state was %s: the message did arrive',
    async (state) => {
      const id = insertProbe(deps, { state })
      await store()
      expect(probe(id)).toMatchObject({ state: 'reported', code: null })
    },
  )

  it('replaces a former reading and keeps its id', async () => {
    insertProbe(deps)
    const first = await store()
    const second = await store({ score: 8 })
    expect(second).toMatchObject({ id: first.id, report: { score: 8 } })
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://192.0.2.1/', 'file:///etc/passwd'])(
    'leads to no other place than a web page: not to %s',
    async (url) => {
      const blocklists = [{ name: 'SPAMHAUS-ZEN', url, state: 'no-answer' as const }]
      for (const fields of [{ url }, { blocklists }]) {
        const response = await request('/v1/reports', { body: { report: testerReport(fields) } })
        expect(response.status).toBe(400)
      }
    },
  )

  it('of a message that was not sent from here is kept on its own', async () => {
    const stored = await store({ address: 'web-68bg8@mail-tester.com' })
    expect(probe(stored.probeId)).toMatchObject({ relayId: null, relayName: null, state: 'reported' })
  })

  it('about an address of no tester is refused', async () => {
    const response = await request('/v1/reports', { body: { report: testerReport({ address: 'a@example.net' }) } })
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ code: 'report-address-mismatch' })
  })

  it.each([
    ['a score above ten', { score: 11 }, '/report/score'],
    [
      'points that are added',
      { sections: [{ ...testerReport().sections[0], points: 1 }] },
      '/report/sections/0/points',
    ],
    ['an address with a comment', { address: 'a(b)@mail-tester.com' }, '/report/address'],
  ])('with %s is refused, at its place', async (_, fields, pointer) => {
    const response = await request('/v1/reports', { body: { report: { ...testerReport(), ...fields } } })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'invalid-request', errors: [{ pointer }] })
  })

  it('that does not exist is not found', async () => {
    const response = await request(`/v1/reports/${crypto.randomUUID()}`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'report-not-found' })
  })
})
