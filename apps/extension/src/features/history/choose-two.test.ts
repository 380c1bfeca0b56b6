import { describe, expect, it } from 'vitest'
import { pairOf, toggleChoice } from './choose-two.ts'

describe('choosing two tests', () => {
  it('adds, and takes back', () => {
    expect(toggleChoice(['a'], 'b')).toEqual(['a', 'b'])
    expect(toggleChoice(['a', 'b'], 'a')).toEqual(['b'])
  })

  it('lets a third take the place of the first', () => {
    expect(toggleChoice(['a', 'b'], 'c')).toEqual(['b', 'c'])
  })

  it('makes a pair of two, and of two alone', () => {
    expect(pairOf(['a'])).toBeNull()
    expect(pairOf(['a', 'b'])).toEqual(['a', 'b'])
  })
})
