import { describe, expect, it } from 'vitest'
import { FLOOR, nextLookAt } from './look-pace.ts'

const SINCE = 1_000_000

describe('the pace of looking for a result', () => {
  it('begins ten seconds after the relay took the message', () => {
    expect(nextLookAt({ since: SINCE, lastLookAt: null, isHidden: false })).toBe(SINCE + 10_000)
  })

  it('goes on every fifteen seconds', () => {
    expect(nextLookAt({ since: SINCE, lastLookAt: SINCE + 10_000, isHidden: false })).toBe(SINCE + 25_000)
  })

  it('slows down to once a minute in a tab nobody looks at', () => {
    expect(nextLookAt({ since: SINCE, lastLookAt: SINCE, isHidden: true })).toBe(SINCE + 60_000)
  })

  it('is never faster than the tester’s own waiting page', () => {
    for (const isHidden of [true, false])
      expect(nextLookAt({ since: SINCE, lastLookAt: SINCE, isHidden }) - SINCE).toBeGreaterThanOrEqual(FLOOR)
  })
})
