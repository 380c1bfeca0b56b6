import { expect, it } from 'vitest'
import { headingText, splitFirstSentence } from './first-sentence.ts'

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

it('stresses what comes before the colon', async () => {
  expect((await headingText('Aucun enregistrement\u00a0: tout est permis.')).toString()).toBe(
    '<strong>Aucun enregistrement\u00a0:</strong> tout est permis.',
  )
  expect((await headingText('SPF: fails')).toString()).toBe('<strong>SPF: fails</strong>')
})
