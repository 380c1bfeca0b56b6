import { describe, expect, it } from 'vitest'
import { allOf, oneOf } from './rule-status.ts'

describe('three values', () => {
  it('are broken by one part, and open by one that is not known', () => {
    expect(allOf(['met', 'unknown', 'broken'])).toBe('broken')
    expect(allOf(['met', 'unknown'])).toBe('unknown')
    expect(allOf(['met', 'met'])).toBe('met')
  })

  it('are met by one of several, and open while one may be', () => {
    expect(oneOf(['broken', 'unknown', 'met'])).toBe('met')
    expect(oneOf(['broken', 'unknown'])).toBe('unknown')
    expect(oneOf(['broken'])).toBe('broken')
    expect(oneOf([])).toBe('broken')
  })
})
