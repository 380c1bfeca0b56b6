import { describe, expect, it } from 'vitest'
import { elapsedText } from './elapsed-text.ts'

// Intl separates a number from its unit with a no-break space, in French a narrow one; both read as a space.
const plain = (text: string) => text.replace(/\s/g, ' ')

describe('elapsed time', () => {
  it.each([
    [0, '0 ms', '0 ms'],
    [432, '432 ms', '432 ms'],
    [1_000, '1 sec', '1 s'],
    [2_340, '2.3 sec', '2,3 s'],
    [12_400, '12 sec', '12 s'],
    [59_700, '1 min', '1 min'],
    [80_000, '1 min 20 sec', '1 min 20 s'],
  ])('of %i ms reads %s and %s', (milliseconds, english, french) => {
    expect(plain(elapsedText(milliseconds, 'en'))).toBe(english)
    expect(plain(elapsedText(milliseconds, 'fr'))).toBe(french)
  })

  it('is never negative, even when two clocks disagree', () => {
    expect(plain(elapsedText(-500, 'en'))).toBe('0 ms')
  })
})
