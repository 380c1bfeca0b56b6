import { describe, expect, it } from 'vitest'
import { agoText } from './moment-text.ts'
import { readableParams, readableTime } from './readable-params.ts'

const now = new Date(2026, 10, 21, 12, 0)

describe('moments in a sentence', () => {
  it('of today are a time, of another day a time with its day', () => {
    expect(readableTime(new Date(2026, 10, 21, 14, 30), now, 'fr')).toBe('14:30')
    expect(readableTime(new Date(2026, 10, 22, 9, 5), now, 'fr')).toBe('09:05 le dimanche 22 novembre')
    expect(readableTime(new Date(2026, 10, 22, 9, 5), now, 'en')).toBe('9:05 AM on Sunday, November 22')
  })

  it('replace the timestamps of an error, and nothing else', () => {
    const time = new Date(2026, 10, 21, 14, 30).toISOString()
    const params = { time, host: 'smtp.example.org', port: 587 }
    expect(readableParams(params, 'fr', now)).toEqual({ ...params, time: '14:30' })
  })
})

describe('how long ago', () => {
  it.each([
    [0, 'just now', 'à l’instant'],
    [59_999, 'just now', 'à l’instant'],
    [60_000, '1 minute ago', 'il y a 1 minute'],
    [3 * 3_600_000, '3 hours ago', 'il y a 3 heures'],
    [24 * 3_600_000, 'yesterday', 'hier'],
    [40 * 24 * 3_600_000, 'October 12, 2026', '12 octobre 2026'],
    [-5_000, 'just now', 'à l’instant'],
  ])('%i ms is “%s”, « %s »', (past, en, fr) => {
    const moment = new Date(now.getTime() - past)
    expect(agoText(moment, now, 'en')).toBe(en)
    expect(agoText(moment, now, 'fr')).toBe(fr)
  })
})
