import { Probe } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { insertProbe } from '../fixtures/insert-probe.ts'
import { createTestDeps, TEST_TIME } from '../fixtures/test-deps.ts'
import { findProbe, probeOf } from '../probes/probe.ts'
import { createProbeJournal } from '../probes/probe-journal.ts'
import { createStoreReport } from '../reports/store-report.ts'
import { type Answering, exampleReport, startHappyDeliver, TEST_ID } from './fixtures/happydeliver-server.ts'
import { createFetchReports } from './fetch-reports.ts'
import { keepAddress } from './kept-addresses.ts'

const ADDRESS = `test-${TEST_ID}@tests.example.net`
const SECOND = 1_000

/** A probe that waits for its result, accepted now, and an instance that answers as told. */
const createScene = async (report: () => Answering) => {
  const { url, asked } = await startHappyDeliver({ report })
  const deps = await createTestDeps({ BIENRECU_HAPPYDELIVER_URL: url })
  keepAddress(deps, 'happydeliver', { address: ADDRESS, reference: TEST_ID, pageUrl: `${url}/test/${TEST_ID}` }, null)
  const { sql, run } = deps.database
  const id = insertProbe(deps, { address: ADDRESS.replace('tests', 'TESTS') })
  run(sql.updateTable('probes').set({ accepted_at: TEST_TIME }).where('id', '=', id))
  const journal = createProbeJournal(deps.database, deps.now)
  const storeReport = createStoreReport({ ...deps, journal })
  const start = () => createFetchReports({ ...deps, journal, storeReport })
  let fetching = start()
  /** Goes on so many seconds, one tick each. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      deps.advance(SECOND)
      fetching.runDue()
      await fetching.idle()
    }
  }
  const restart = async () => {
    await fetching.close()
    fetching = start()
  }
  const probe = (): Probe => probeOf(deps.database, findProbe(deps.database, id))
  return { deps, asked, pass, restart, probe, close: () => fetching.close() }
}

const NOT_YET = { status: 404, body: {} }

describe('the result of a tester that is asked', () => {
  it('is asked for after ten seconds, then every fifteen', async () => {
    const { asked, pass } = await createScene(() => NOT_YET)
    const askedAfter: number[] = []
    for (let second = 1; second <= 60; second++) {
      const before = asked.length
      await pass(1)
      if (asked.length > before) askedAfter.push(second)
    }
    expect(askedAfter).toEqual([10, 25, 40, 55])
  })

  it('is kept with its probe, which is then over', async () => {
    let isReady = false
    const { asked, pass, probe } = await createScene(() => (isReady ? { status: 200, body: exampleReport() } : NOT_YET))
    await pass(20)
    expect(probe().state).toBe('waiting')
    isReady = true
    await pass(60)
    expect(probe()).toMatchObject({ state: 'reported', report: { score: 8.3, band: 3 } })
    expect(asked).toHaveLength(2)
  })

  it.each([403, 429])('is not asked for again once the tester says %d, and the wait ends', async (status) => {
    const { asked, pass, probe, restart } = await createScene(() => ({ status, body: {} }))
    await pass(30)
    await restart()
    await pass(30)
    expect(asked).toHaveLength(1)
    expect(probe()).toMatchObject({
      state: 'failed',
      code: 'tester-unavailable',
      params: { tester: 'happyDeliver' },
    })
  })

  it('is asked for again after a fault of its server', async () => {
    const answers: Answering[] = [{ status: 502, body: 'Bad Gateway' }]
    const { pass, probe } = await createScene(() => answers.shift() ?? { status: 200, body: exampleReport() })
    await pass(30)
    expect(probe().state).toBe('reported')
  })

  it('keeps its pace when the program starts again', async () => {
    const { asked, pass, restart } = await createScene(() => NOT_YET)
    await pass(12)
    for (let times = 0; times < 5; times++) {
      await restart()
      await pass(1)
    }
    expect(asked).toHaveLength(1)
    await pass(8)
    expect(asked).toHaveLength(2)
  })

  it('is not asked for once the wait is over', async () => {
    const { deps, asked, pass } = await createScene(() => NOT_YET)
    const { sql, run } = deps.database
    run(sql.updateTable('probes').set({ state: 'failed' }))
    await pass(60)
    expect(asked).toEqual([])
  })

  it('does not keep the program from stopping', async () => {
    const { pass, close, asked } = await createScene(() => NOT_YET)
    await close()
    await pass(60)
    expect(asked).toEqual([])
  })
})
