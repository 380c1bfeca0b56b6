import { expect, it } from 'vitest'
import { headingText } from './heading-text.ts'

it('stresses what comes before the colon', async () => {
  expect((await headingText('Aucun enregistrement\u00a0: tout est permis.')).toString()).toBe(
    '<strong>Aucun enregistrement\u00a0:</strong> tout est permis.',
  )
  expect((await headingText('SPF: fails')).toString()).toBe('<strong>SPF: fails</strong>')
})
