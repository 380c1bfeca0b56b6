import { describe, expect, it } from 'vitest'
import { storedReport, testerReport } from '../report/example-report.ts'
import type { ResultReading } from '../../testers/mail-tester/result.ts'
import type { Ask } from './ask.ts'
import { toldProbe } from './example-probe.ts'
import { createResultStore } from './result-store.ts'

const REPORT = testerReport()
const STORED = storedReport()

const open = (answers: Record<string, unknown>, reading: ResultReading = { ok: true, report: REPORT }) => {
  const asked: string[] = []
  // The table of answers is written for the question that asks; the compiler cannot follow it by name.
  const ask = ((name: string) => {
    asked.push(name)
    if (!(name in answers)) throw new Error(`${name} is not faked`)
    return Promise.resolve(answers[name])
  }) as Ask
  const store = createResultStore({ ask, read: () => Promise.resolve(reading), onChange: () => undefined })
  return { store, asked }
}

const ok = <T>(value: T) => ({ ok: true, value })

describe('a result page', () => {
  it('brings the report of our own test home, and marks it as seen', async () => {
    const { store, asked } = open({
      'probe/current': ok(toldProbe({ state: 'waiting' })),
      'report/store': ok(STORED),
      'probe/seen': ok(null),
    })
    await store.run(null)
    expect(store.model()).toMatchObject({ phase: 'stored', storedId: STORED.id })
    expect(asked).toEqual(['probe/current', 'report/store', 'probe/seen'])
  })

  it('does not keep the test of somebody else, unless asked to', async () => {
    const { store, asked } = open({ 'probe/current': ok(null), 'report/store': ok(STORED), 'probe/seen': ok(null) })
    await store.run(null)
    expect(store.model().phase).toBe('foreign')
    expect(asked).not.toContain('report/store')
    await store.keep()
    expect(store.model().phase).toBe('stored')
  })

  it('does not send again what it has, but does when a new message has changed the result', async () => {
    const summary = { id: STORED.id, band: 4, readAt: REPORT.readAt }
    const known = (score: number) =>
      open({
        'probe/current': ok(toldProbe({ state: 'reported', report: { ...summary, score } })),
        'report/store': ok(STORED),
        'probe/seen': ok(null),
      })
    const same = known(REPORT.score)
    await same.store.run(null)
    expect(same.asked).not.toContain('report/store')
    const other = known(3)
    await other.store.run(null)
    expect(other.asked).toContain('report/store')
  })

  it('says that the report could not be kept, and can try again', async () => {
    const answers: Record<string, unknown> = {
      'probe/current': ok(toldProbe({ state: 'waiting' })),
      'report/store': { ok: false, code: 'api-unreachable', sentence: 'No answer.' },
      'probe/seen': ok(null),
    }
    const { store } = open(answers)
    await store.run(null)
    expect(store.model()).toMatchObject({ phase: 'not-stored', refusal: { sentence: 'No answer.' } })
    answers['report/store'] = ok(STORED)
    await store.keep()
    expect(store.model()).toMatchObject({ phase: 'stored', refusal: null })
  })

  it('gives no score when the page is not understood', async () => {
    const { store, asked } = open({}, { ok: false, code: 'tester-report-not-understood', missing: ['score'] })
    await store.run(null)
    expect(store.model()).toMatchObject({ phase: 'not-understood', report: null, missing: ['score'] })
    expect(asked).toEqual([])
  })
})
