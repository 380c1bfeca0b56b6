import type { DnsChange, ScorePoint } from '@bienrecu/shared'
import { expect, it } from 'vitest'
import { placeProgress } from './progress-chart.ts'

const point = (at: string, score: number): ScorePoint => ({
  reportId: at,
  probeId: at,
  at,
  score,
  domain: 'example.org',
  relayId: null,
  relayName: null,
})

const change = (at: string): DnsChange => ({
  id: at,
  at,
  domain: 'example.org',
  name: '_dmarc.example.org',
  type: 'TXT',
  before: [],
  after: ['v=DMARC1; p=none'],
  stepId: null,
})

const SCORES = [point('2026-11-01T00:00:00Z', 5), point('2026-11-11T00:00:00Z', 7.5), point('2026-11-21T00:00:00Z', 10)]

const xOf = (changes: readonly DnsChange[]) => placeProgress(SCORES, changes, 200, 100).marks.map(({ x }) => x)

it('marks a change halfway between the tests it fell between', () => {
  expect(xOf([change('2026-11-10T23:00:00Z')])).toEqual([50])
  expect(xOf([change('2026-11-12T00:00:00Z')])).toEqual([150])
})

it('marks several changes between two tests once', () => {
  const { marks } = placeProgress(SCORES, [change('2026-11-12T00:00:00Z'), change('2026-11-13T00:00:00Z')], 200, 100)
  expect(marks).toMatchObject([{ x: 150, changes: [{}, {}] }])
})

it('keeps what came before the first test or after the last within the drawing', () => {
  expect(xOf([change('2026-10-01T00:00:00Z'), change('2026-12-01T00:00:00Z')])).toEqual([0, 200])
})

it('draws one test in the middle', () => {
  const { points, marks } = placeProgress(
    [point('2026-11-01T00:00:00Z', 5)],
    [change('2026-11-02T00:00:00Z')],
    200,
    100,
  )
  expect(points).toMatchObject([{ x: 100, y: 50 }])
  expect(marks).toMatchObject([{ x: 150 }])
})
