import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { excessPunctuation } from './excess-punctuation.ts'

const finding = (options: MessageOptions = {}) => runCheck(excessPunctuation, messageWith(options))

it('passes for an ordinary subject', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for two signs', () => {
  expect(finding({ subject: 'Alors, quand ?!' })).toMatchObject({ status: 'pass' })
})

it('fails for three', () => {
  expect(finding({ subject: 'Promo !!!' })).toMatchObject({ status: 'fail', params: { found: '!!!' } })
})

it('fails for signs with spaces between, as in French', () => {
  expect(finding({ subject: 'Promo ! ! !' })).toMatchObject({ status: 'fail', params: { found: '! ! !' } })
})

it('fails for money', () => {
  expect(finding({ subject: 'Gagnez des €€€' })).toMatchObject({ status: 'fail', params: { found: '€€€' } })
})

it('fails for three exclamations in all', () => {
  expect(finding({ subject: 'Bonjour ! Promo ! Vite !' })).toMatchObject({ status: 'fail', params: { found: '!!!' } })
})

it('passes for prices', () => {
  expect(finding({ subject: '12 €, 15 € ou 20 € ?' })).toMatchObject({ status: 'pass' })
})

it('passes for an ellipsis', () => {
  expect(finding({ subject: 'Enfin...' })).toMatchObject({ status: 'pass' })
})

it('leaves a message without subject to subject/missing', () => {
  expect(finding({ subject: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the subject could not be read', () => {
  expect(runCheck(excessPunctuation, messageWithout('subject'))).toMatchObject({ status: 'unknown' })
})
