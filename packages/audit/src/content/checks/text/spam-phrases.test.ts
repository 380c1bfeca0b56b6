import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { spamPhrases } from './spam-phrases.ts'

const finding = (options: MessageOptions = {}) => runCheck(spamPhrases, messageWith(options))

it('passes for ordinary words', () => {
  expect(finding({})).toMatchObject({ status: 'pass' })
})

it('tells the phrases, and takes one or two lightly', () => {
  expect(finding({ html: { text: 'Dear friend, here is argent facile' } })).toMatchObject({
    status: 'fail',
    severity: 'low',
    params: { phrases: ['dear friend', 'argent facile'], count: 2 },
  })
})

it('takes three of them more seriously', () => {
  expect(finding({ html: null, text: { text: 'Vous avez gagné ! Argent facile, crédit immédiat.' } })).toMatchObject({
    status: 'fail',
    severity: 'medium',
    params: { count: 3 },
  })
})

it('counts a phrase once that stands in both parts', () => {
  expect(finding({ html: { text: 'argent facile' }, text: { text: 'argent facile' } })).toMatchObject({
    status: 'fail',
    params: { count: 1 },
  })
})

it('finds none in a quote or an invoice', () => {
  expect(
    finding({ html: null, text: { text: 'Votre devis et votre facture sont joints. Your quote and your invoice.' } }),
  ).toMatchObject({ status: 'pass' })
})

it('says nothing of a message without words', () => {
  expect(finding({ html: null, text: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(spamPhrases, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

it('is unknown where the text could not be read', () => {
  expect(runCheck(spamPhrases, messageWithout('text'))).toMatchObject({ status: 'unknown' })
})
