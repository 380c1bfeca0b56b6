import { describe, expect, it } from 'vitest'
import { LONGEST_DOMAIN_PAUSE, LONGEST_RECORD_PAUSE, nextDomainLook, nextRecordLook } from './pace.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 10, 21, 12)

describe('a record that is awaited', () => {
  it.each([
    [0, 15 * SECOND],
    [5 * MINUTE - 1, 15 * SECOND],
    [5 * MINUTE, MINUTE],
    [HOUR, 5 * MINUTE],
    [6 * HOUR, 30 * MINUTE],
    [48 * HOUR, 6 * HOUR],
    [14 * DAY - 1, 6 * HOUR],
  ])('that has been awaited for %d ms is looked at again after %d ms', (waited, pause) => {
    expect(nextRecordLook({ since: NOW - waited, looks: 25 }, NOW)).toBe(NOW + pause)
    expect(pause).toBeLessThanOrEqual(LONGEST_RECORD_PAUSE)
  })

  it('is given up after two weeks, once it was looked at often enough', () => {
    expect(nextRecordLook({ since: NOW - 14 * DAY, looks: 25 }, NOW)).toBeNull()
    expect(nextRecordLook({ since: NOW - 14 * DAY, looks: 3 }, NOW)).not.toBeNull()
  })

  it('is looked at less and less even while the clock stands still', () => {
    expect(nextRecordLook({ since: NOW + DAY, looks: 10_000 }, NOW)).toBe(NOW + 6 * HOUR)
  })
})

describe('a watched domain', () => {
  it('has its own time of day, and is looked at once in each', () => {
    const first = nextDomainLook('example.org', NOW)
    const second = nextDomainLook('example.org', first)
    expect(second - first).toBe(DAY)
    expect(first - NOW).toBeGreaterThanOrEqual(DAY / 2)
    expect(first - NOW).toBeLessThanOrEqual(LONGEST_DOMAIN_PAUSE)
  })

  it('is one of many that are spread over the day', () => {
    const hours = Array.from({ length: 24 }, () => 0)
    for (let index = 0; index < 2_400; index += 1) {
      const hour = new Date(nextDomainLook(`d${index}.example`, NOW)).getUTCHours()
      hours[hour] = (hours[hour] ?? 0) + 1
    }
    expect(Math.min(...hours)).toBeGreaterThan(60)
    expect(Math.max(...hours)).toBeLessThan(150)
  })
})
