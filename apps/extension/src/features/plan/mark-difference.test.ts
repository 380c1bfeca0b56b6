import { describe, expect, it } from 'vitest'
import { markDifference, markTerms, type Piece } from './mark-difference.ts'

/** The text with its marked stretch in brackets. */
const shown = (pieces: readonly Piece[]) =>
  pieces.map(({ text, isDifferent }) => (isDifferent ? `[${text}]` : text)).join('')

describe('what was asked for beside what was found', () => {
  it.each([
    [
      'a name typed twice',
      '_dmarc.example.org',
      '_dmarc.example.org.example.org',
      '_dmarc.example.org',
      '_dmarc.example.org[.example.org]',
    ],
    ['a value cut off', 'v=DKIM1; p=ABCDEF', 'v=DKIM1; p=ABC', 'v=DKIM1; p=ABC[DEF]', 'v=DKIM1; p=ABC'],
    ['a word changed', 'p=none', 'p=reject', 'p=[none]', 'p=[reject]'],
    ['quotes inside', 'v=DMARC1', '"v=DMARC1"', '[v=DMARC1]', '["v=DMARC1"]'],
    ['nothing at all', 'v=DMARC1', '', '[v=DMARC1]', ''],
    ['the same', 'v=DMARC1', 'v=DMARC1', 'v=DMARC1', 'v=DMARC1'],
  ])('%s', (_name, wanted, found, wantedShown, foundShown) => {
    const marked = markDifference(wanted, found)
    expect([shown(marked.wanted), shown(marked.found)]).toEqual([wantedShown, foundShown])
  })

  it('loses no sign of either', () => {
    const marked = markDifference('aab', 'ab')
    expect([marked.wanted, marked.found].map((pieces) => pieces.map(({ text }) => text).join(''))).toEqual([
      'aab',
      'ab',
    ])
  })
})

describe('a record before and after', () => {
  it('is compared term by term, in whatever order', () => {
    const { before, after } = markTerms(['v=spf1 include:a.example -all'], ['v=spf1 include:b.example -all'])
    expect(before.map(shown)).toEqual(['v=spf1 [include:a.example] -all'])
    expect(after.map(shown)).toEqual(['v=spf1 [include:b.example] -all'])
  })

  it('knows a tag again that ends with another sign', () => {
    const { after } = markTerms(['v=DMARC1; p=none'], ['v=DMARC1; p=none; rua=mailto:dmarc@example.org'])
    expect(after.map(shown)).toEqual(['v=DMARC1; p=none; [rua=mailto:dmarc@example.org]'])
  })

  it('folds two records into one without marking what both had', () => {
    const { before, after } = markTerms(['v=spf1 a -all', 'v=spf1 mx ~all'], ['v=spf1 a mx ~all'])
    expect(before.map(shown)).toEqual(['v=spf1 a [-all]', 'v=spf1 mx ~all'])
    expect(after.map(shown)).toEqual(['v=spf1 a mx ~all'])
  })
})
