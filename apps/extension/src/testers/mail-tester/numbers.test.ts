import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimal, parsePoints, parseScore } from './numbers.ts'

describe('a score', () => {
  it.each([
    ['9.7/10', 9.7],
    ['9,7/10', 9.7],
    ['10/10', 10],
    ['0/10', 0],
    ['-2.5/10', -2.5],
    ['−2,5 / 10', -2.5],
    ['Your lovely total: 9.7/10', 9.7],
    ['Your lovely total:-1.2/10', -1.2],
    ['Votre adorable total : 9,2/10', 9.2],
    ['Total - 9.2/10', 9.2],
    ['\u200f9.7/10\u200e', 9.7],
  ])('is read from “%s”', (text, score) => {
    expect(parseScore(text)).toBe(score)
  })

  it.each(['', '9.7', '9.7/100', '9.7/10.5', '11/10', '1.9.7/10', '9.7/10 or 8/10', 'ten/10', '-101/10', '9./10'])(
    'is never guessed from “%s”',
    (text) => {
      expect(parseScore(text)).toBeNull()
    },
  )
})

describe('points', () => {
  it.each([
    ['-0.5', -0.5],
    [' -1,25\n', -1.25],
    ['−3', -3],
    ['0', 0],
  ])('are what “%s” takes away', (text, points) => {
    expect(parsePoints(text)).toBe(points)
  })

  it.each(['', '✓', '0.1', '-0.5 points', '-1000'])('are not read from “%s”', (text) => {
    expect(parsePoints(text)).toBeNull()
  })
})

it('no text makes a number throw or leave its range', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(Number.isNaN(parseDecimal(text))).toBe(false)
      const score = parseScore(text)
      expect(score === null || (score >= -100 && score <= 10)).toBe(true)
    }),
  )
})
