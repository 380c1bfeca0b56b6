import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { spamPhrases } from './spam-phrases.ts'

const finding = (options: MessageOptions = {}) => runCheck(spamPhrases, messageWith(options))

it('passes for an ordinary subject', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for words of honest trade', () => {
  expect(finding({ subject: 'Votre devis gratuit et votre facture' })).toMatchObject({ status: 'pass' })
})

it('fails for a phrase in French', () => {
  expect(finding({ subject: 'Madame, VOUS AVEZ GAGNÉ' })).toMatchObject({
    status: 'fail',
    params: { phrases: ['vous avez gagné'] },
  })
})

it('fails for one in English', () => {
  expect(finding({ subject: 'Dear friend' })).toMatchObject({ status: 'fail', params: { phrases: ['dear friend'] } })
})

it('leaves a message without subject to subject/missing', () => {
  expect(finding({ subject: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the subject could not be read', () => {
  expect(runCheck(spamPhrases, messageWithout('subject'))).toMatchObject({ status: 'unknown' })
})
