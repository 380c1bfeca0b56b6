import { InboxAdvice, ScoreFile, ScoreHistory, StoredReport } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { insertProbe } from '../fixtures/insert-probe.ts'
import { createTestApp, type TestRequest } from '../fixtures/test-app.ts'
import { createTestDeps, type TestDeps } from '../fixtures/test-deps.ts'
import { testerReport } from '../fixtures/tester-report.ts'
import { createProbeJournal } from '../probes/probe-journal.ts'
import { reportRoutes } from '../reports/routes.ts'
import { scoreRoutes } from './routes.ts'

let deps: TestDeps
let request: (path: string, options?: TestRequest) => Promise<Response>

beforeEach(async () => {
  deps = await createTestDeps()
  const journal = createProbeJournal(deps.database, deps.now)
  request = createTestApp(deps, [reportRoutes({ ...deps, journal }), scoreRoutes(deps)]).request
})

const keep = async (address: string, score: number, createdAt: number, fromAddress: string | null) => {
  insertProbe(deps, { address, createdAt })
  const report = testerReport()
  const body = { report: { ...report, address, score, evidence: { ...report.evidence, fromAddress } } }
  return StoredReport.parse(await (await request('/v1/reports', { body })).json())
}

const history = async () => ScoreHistory.parse(await (await request('/v1/scores')).json())

const insertChange = (domain: string, at: number) =>
  deps.database.run(
    deps.database.sql.insertInto('dns_changes').values({
      id: crypto.randomUUID(),
      at,
      domain,
      name: `_dmarc.${domain}`,
      type: 'TXT',
      before: '[]',
      after: '["v=DMARC1; p=none"]',
      plan_id: null,
      step_id: 'dmarc/publish',
    }),
  )

describe('the scores', () => {
  it('stand in the order of the tests, with the domain each was sent from', async () => {
    const now = deps.now()
    await keep('test-b@srv1.mail-tester.com', 9.6, now - 1_000, 'Isabelle <isabelle@Example.org>')
    await keep('test-a@srv1.mail-tester.com', 7.2, now - 9_000, 'isabelle@example.org')
    await keep('test-c@srv1.mail-tester.com', 8, now - 500, null)
    const { points } = await history()
    expect(points.map(({ score, domain }) => [score, domain])).toEqual([
      [7.2, 'example.org'],
      [9.6, 'example.org'],
      [8, null],
    ])
    expect(points[0]).toMatchObject({ relayName: 'Office', at: new Date(now - 9_000).toISOString() })
  })

  it('come with the changes of their own domains alone', async () => {
    await keep('test-a@srv1.mail-tester.com', 7.2, deps.now(), 'isabelle@example.org')
    insertChange('example.org', deps.now())
    insertChange('example.net', deps.now())
    const { changes } = await history()
    expect(changes).toMatchObject([
      {
        domain: 'example.org',
        name: '_dmarc.example.org',
        before: [],
        after: ['v=DMARC1; p=none'],
        stepId: 'dmarc/publish',
      },
    ])
  })

  it('are empty where nothing was tested', async () => {
    expect(await history()).toEqual({ points: [], changes: [] })
  })
})

it('the scores are exported in the language of the reader, for one domain', async () => {
  await keep('test-a@srv1.mail-tester.com', 7.2, deps.now(), 'isabelle@example.org')
  await keep('test-b@srv1.mail-tester.com', 9.6, deps.now(), 'isabelle@example.net')
  const headers = { 'Accept-Language': 'fr' }
  const response = await request('/v1/scores/export?format=markdown&domain=example.org', { headers })
  const { fileName, mediaType, text } = ScoreFile.parse(await response.json())
  expect([fileName, mediaType]).toEqual(['bienrecu-scores.md', 'text/markdown'])
  expect(text).toContain('7,2/10')
  expect(text).not.toContain('9,6')
  expect((await request('/v1/scores/export?format=pdf')).status).toBe(400)
})

it('there is a next step for mail that lands among the spam nevertheless, at every provider', async () => {
  const advice = InboxAdvice.parse(await (await request('/v1/inbox-advice')).json())
  expect(advice.providers.map(({ id }) => id)).toContain('laposte')
  expect(advice.general[0]).toMatchObject({ isCertain: false })
})
