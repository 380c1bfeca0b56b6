import { describe, expect, it } from 'vitest'
import { linePath, placeScores } from './score-line.ts'

describe('the line of scores', () => {
  it('goes from the oldest test to the newest, ten at the top', () => {
    const placed = placeScores(
      [
        { at: 2, score: 10 },
        { at: 1, score: 5 },
      ],
      100,
      40,
    )
    expect(placed).toMatchObject([
      { at: 1, x: 0, y: 20 },
      { at: 2, x: 100, y: 0 },
    ])
    expect(linePath(placed)).toBe('M0.0 20.0L100.0 0.0')
  })

  it('puts a single test in the middle', () => {
    expect(placeScores([{ at: 1, score: 10 }], 100, 40)).toMatchObject([{ x: 50 }])
  })

  it('keeps a negative score inside the picture', () => {
    expect(placeScores([{ at: 1, score: -3 }], 100, 40)).toMatchObject([{ y: 40 }])
  })
})
