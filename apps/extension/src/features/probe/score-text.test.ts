import { describe, expect, it } from 'vitest'
import { scoreText, scoreTone } from './score-text.ts'

describe('a score', () => {
  it('is written as each language does', () => {
    expect(scoreText(9.5, 'en')).toBe('9.5')
    expect(scoreText(9.5, 'fr')).toBe('9,5')
    expect(scoreText(10, 'fr')).toBe('10')
    expect(scoreText(-0.5, 'fr')).toBe('−0,5')
  })

  it.each([
    [2.9, 'bad'],
    [4.9, 'bad'],
    [5, 'warning'],
    [8.9, 'warning'],
    [9, 'good'],
    [10, 'good'],
  ] as const)('of %s is %s where the page shows no band', (score, tone) => {
    expect(scoreTone(score, null)).toBe(tone)
  })

  it('follows the band of the page', () => {
    expect(scoreTone(8.95, 4)).toBe('good')
  })

  it('may be negative without breaking anything', () => {
    expect(scoreTone(-3.2, null)).toBe('bad')
  })
})
