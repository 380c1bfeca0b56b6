import { expect, it } from 'vitest'
import { disguisedWords } from './scripts.ts'

it('finds words that mix letters of alphabets that look the same, each once', () => {
  expect(disguisedWords('p\u0430ypal and p\u0430ypal, and \u0410pple')).toEqual(['p\u0430ypal', '\u0410pple'])
  expect(disguisedWords('B\u039FNUS')).toEqual(['B\u039FNUS'])
})

it('finds mathematical letters', () => {
  expect(disguisedWords('𝓖𝓻𝓪𝓽𝓾𝓲𝓽 offer')).toEqual(['𝓖𝓻𝓪𝓽𝓾𝓲𝓽'])
})

it.each(['Réservation à Besançon', '10 kΩ, 5 μm, β-carotène', 'Счёт для Example', 'Ελλάδα', '予約 ABC', ''])(
  'finds nothing in honest text: %s',
  (text) => {
    expect(disguisedWords(text)).toEqual([])
  },
)
