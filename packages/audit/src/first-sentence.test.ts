import { describe, expect, it } from 'vitest'
import { headed, splitFirstSentence } from './first-sentence.ts'

it('parts the first sentence from the others', () => {
  expect(splitFirstSentence('No record for mail.example.org. Publish one, e.g. today.', 'en')).toEqual({
    first: 'No record for mail.example.org.',
    rest: 'Publish one, e.g. today.',
  })
  expect(splitFirstSentence('Une seule phrase.', 'fr')).toEqual({ first: 'Une seule phrase.', rest: '' })
})

it('leaves alone what no heading can hold', () => {
  expect(splitFirstSentence('', 'en')).toBeNull()
  expect(splitFirstSentence('word '.repeat(80), 'en')).toBeNull()
})

describe('over a finding', () => {
  const told = { title: 'SPF is right', summary: 'SPF is missing. Anybody may write.' }

  it('stands what was found, where something was found', () => {
    expect(headed({ status: 'fail', ...told }, 'en')).toEqual({
      title: 'SPF is missing.',
      summary: 'Anybody may write.',
    })
    expect(headed({ status: 'fail', title: 'x', summary: 'Alone.' }, 'en')).toEqual({ title: 'Alone.', summary: null })
  })

  it('stands what is true, where the check passed or nobody knows', () => {
    expect(headed({ status: 'pass', ...told }, 'en')).toEqual(told)
    expect(headed({ status: 'unknown', ...told }, 'en')).toEqual(told)
  })
})
