import { describe, expect, it } from 'vitest'
import { clampOldUntil, joinOldAnswers, keptFor, oldUntilFrom } from './old-answers.ts'

const old = (ttl: number | null, negativeTtl: number | null = null) => ({ ttl, negativeTtl })

describe('how long an old answer is kept', () => {
  it.each([
    ['the TTL of the records', old(3600), 3_600_000],
    ['the time of “there is none”', old(null, 300), 300_000],
    ['the longer one where servers disagree', old(300, 900), 900_000],
    ['nothing is known', old(null), null],
    ['never', old(0), 0],
    ['a TTL of years: resolvers cap it at a week', old(2_147_483_647), 604_800_000],
    ['“there is none” for a year: a day', old(null, 31_536_000), 86_400_000],
  ])('%s', (_, answers, kept) => {
    expect(keptFor(answers)).toBe(kept)
  })

  it('the server that tells the longest counts', () => {
    expect(joinOldAnswers([old(60), old(7200), old(null, 30), old(null)])).toEqual(old(7200, 30))
    expect(joinOldAnswers([])).toEqual(old(null))
  })

  it('ends at a moment', () => {
    expect(oldUntilFrom(1_000, old(60))).toBe(61_000)
    expect(oldUntilFrom(1_000, old(null))).toBeNull()
  })
})

describe('a clock that jumps', () => {
  it.each([
    ['did not', 100_000, 160_000],
    ['went back by a day', 100_000 - 86_400_000, 100_000 - 86_400_000 + 60_000],
    ['went ahead by a day', 100_000 + 86_400_000, 160_000],
  ])('%s', (_, now, expected) => {
    expect(clampOldUntil(160_000, old(60), now)).toBe(expected)
  })
  it('says nothing where nothing is known', () => {
    expect(clampOldUntil(null, old(60), 0)).toBeNull()
    expect(clampOldUntil(5, old(null), 0)).toBe(5)
  })
})
