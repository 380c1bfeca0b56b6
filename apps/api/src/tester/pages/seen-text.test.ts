import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seenLines, seenText, shortText } from './seen-text.ts'

describe('text of a message among words of ours', () => {
  it.each([
    ['a direction that is turned', 'facture\u202egpj.exe', 'facture\ufffdgpj.exe'],
    ['a character without width', 'pay\u200bpal', 'pay\ufffdpal'],
    ['a null byte', 'a\u0000b', 'a\ufffdb'],
    ['half a character', 'a\ud83d', 'a\ufffd'],
  ])('shows %s', (_, text, seen) => {
    expect(seenText(text)).toBe(seen)
  })

  it('leaves whole scripts and pictures of families alone', () => {
    for (const text of ['Réservation', 'می\u200cخواهم', '👨\u200d👩\u200d👧', 'Ελλάδα'])
      expect(seenText(text)).toBe(text)
  })

  it('is one line, or keeps its lines', () => {
    expect(seenText('a\r\n\tb')).toBe('a b')
    expect(seenLines('a\r\n\tb\rc')).toBe('a\n\tb\nc')
  })

  it('is cut between characters', () => {
    expect(shortText('😀'.repeat(10), 5)).toBe('😀😀…')
    expect(shortText('abc', 3)).toBe('abc')
  })

  it('never holds a mark that turns or hides, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(/(?![\n\t])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(seenLines(text))).toBe(false)
      }),
    )
  })
})
