import { describe, expect, it } from 'vitest'
import { toldResult } from './example-comparison.ts'
import { isUnderWay, sortResults } from './sort-results.ts'

const names = (items: Parameters<typeof sortResults>[0]) => sortResults(items).map(({ probe }) => probe.relayName)

describe('relays are listed', () => {
  it('the best score first', () => {
    const items = [
      toldResult({ relayName: 'B' }, { score: 7.5, milliseconds: 10 }),
      toldResult({ relayName: 'A' }, { score: 9, milliseconds: 500 }),
      toldResult({ relayName: 'C' }, { score: null, milliseconds: 1 }),
    ]
    expect(names(items)).toEqual(['A', 'B', 'C'])
  })

  it('the fastest first among those without a score, and those that failed last', () => {
    const items = [
      toldResult({ relayName: 'failed', state: 'failed', acceptedAt: null }, { milliseconds: null }),
      toldResult({ relayName: 'doubt', state: 'unknown', acceptedAt: null }, { milliseconds: null }),
      toldResult({ relayName: 'slow' }, { milliseconds: 900 }),
      toldResult({ relayName: 'fast' }, { milliseconds: 90 }),
    ]
    expect(names(items)).toEqual(['fast', 'slow', 'doubt', 'failed'])
  })

  it('as having taken the message, also where the result never came', () => {
    const items = [
      toldResult({ relayName: 'refused', state: 'failed', acceptedAt: null }),
      toldResult({ relayName: 'taken', state: 'failed', code: 'result-not-received' }),
    ]
    expect(names(items)).toEqual(['taken', 'refused'])
  })
})

it('a comparison goes on while a relay is being asked', () => {
  expect(isUnderWay([toldResult({ state: 'waiting' }), toldResult({ state: 'connecting' })])).toBe(true)
  expect(isUnderWay([toldResult({ state: 'waiting' }), toldResult({ state: 'failed' })])).toBe(false)
})
