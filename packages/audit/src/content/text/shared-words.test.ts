import { expect, it } from 'vitest'
import { sharedWords, wordsBesideLinks } from './shared-words.ts'

it('compares different words of four letters and more, without regard to case', () => {
  expect(sharedWords('Your booking is your BOOKING, été confirmé', 'booking confirmé')).toEqual({ words: 3, shared: 2 })
})

it('counts words and numbers beside the addresses', () => {
  expect(wordsBesideLinks('Voici 2 photos : https://www.example.org/a-b?c=d www.example.org merci')).toBe(4)
  expect(wordsBesideLinks('')).toBe(0)
})

it('takes time that grows with the text alone', () => {
  const start = performance.now()
  for (const text of ['https://'.repeat(20_000), 'www.'.repeat(40_000), 'a'.repeat(200_000)]) {
    wordsBesideLinks(text)
    sharedWords(text, text)
  }
  expect(performance.now() - start).toBeLessThan(3_000)
})
