import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { fakeReply } from './fake-reply.ts'

const finding = (options: MessageOptions = {}) => runCheck(fakeReply, messageWith(options))

it('passes for an ordinary subject', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for a real answer', () => {
  expect(
    finding({ subject: 'Re: Your booking', fields: fieldsWith({ 'In-Reply-To': '<1@example.net>' }) }),
  ).toMatchObject({ status: 'pass' })
})

it('passes for a message that Outlook or Thunderbird passed on', () => {
  expect(
    finding({ subject: 'TR : Votre réservation', fields: fieldsWith({ 'X-Forwarded-Message-Id': '<1@example.net>' }) }),
  ).toMatchObject({ status: 'pass' })
})

it('fails for an answer to nothing', () => {
  expect(finding({ subject: 'RE: Your booking' })).toMatchObject({ status: 'fail', params: { prefix: 'RE:' } })
})

it('fails for the forms in French', () => {
  expect(finding({ subject: 'TR : Votre réservation' })).toMatchObject({ status: 'fail', params: { prefix: 'TR :' } })
})

it('fails for a counted one', () => {
  expect(finding({ subject: 'Re[2]: Your booking' })).toMatchObject({ status: 'fail' })
})

it('passes for a reference, which is no answer', () => {
  expect(finding({ subject: 'Réf : devis 114' })).toMatchObject({ status: 'pass' })
})

it('passes for a word that begins so', () => {
  expect(finding({ subject: 'Retour de caution' })).toMatchObject({ status: 'pass' })
})

it('leaves a message without subject to subject/missing', () => {
  expect(finding({ subject: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the subject could not be read', () => {
  expect(runCheck(fakeReply, messageWithout('subject'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(fakeReply, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})
