import { describe, expect, it } from 'vitest'
import { createWords } from './create-words.ts'

const en = {
  send: 'Send',
  score: 'Score: {score}',
  left: { one: '{count} test left', other: '{count} tests left' },
} as const
const fr = {
  send: 'Envoyer',
  score: 'Note : {score}',
  left: { one: '{count} test restant', other: '{count} tests restants' },
} as const

describe('words of the interface', () => {
  it('follow the language in use at each call', () => {
    let locale: 'en' | 'fr' = 'en'
    const words = createWords(en, fr, () => locale)
    expect(words('send')).toBe('Send')
    locale = 'fr'
    expect(words('send')).toBe('Envoyer')
  })

  it('count as each language does: zero is singular in French alone', () => {
    const counted = (locale: 'en' | 'fr') => {
      const words = createWords(en, fr, () => locale)
      return [0, 1, 2].map((count) => words('left', { count }))
    }
    expect(counted('en')).toEqual(['0 tests left', '1 test left', '2 tests left'])
    expect(counted('fr')).toEqual(['0 test restant', '1 test restant', '2 tests restants'])
  })

  it('write numbers the way of the language', () => {
    expect(createWords(en, fr, () => 'fr')('score', { score: 9.5 })).toBe('Note : 9,5')
    expect(createWords(en, fr, () => 'en')('score', { score: 9.5 })).toBe('Score: 9.5')
  })

  it('say nothing for a key that does not exist', () => {
    const words = createWords(en, fr, () => 'en')
    expect(words.find('toString')).toBeNull()
    expect(words.find('send')).toBe('Send')
  })
})
