import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { allCapitals } from './all-capitals.ts'

const finding = (options: MessageOptions = {}) => runCheck(allCapitals, messageWith(options))

it('passes for an ordinary sentence', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for nine letters', () => {
  expect(finding({ subject: 'DEVIS SARL' })).toMatchObject({ status: 'pass' })
})

it('fails for ten', () => {
  expect(finding({ subject: 'DEVIS SARLS' })).toMatchObject({ status: 'fail' })
})

it('passes for one single word', () => {
  expect(finding({ subject: 'CONFIRMATION' })).toMatchObject({ status: 'pass' })
})

it('looks behind “Re:”', () => {
  expect(finding({ subject: 'Re: VOTRE RÉSERVATION' })).toMatchObject({ status: 'fail' })
})

it('passes for a script without capitals', () => {
  expect(finding({ subject: '予約の確認をお願いします ありがとうございます' })).toMatchObject({ status: 'pass' })
})

it('leaves a message without subject to subject/missing', () => {
  expect(finding({ subject: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the subject could not be read', () => {
  expect(runCheck(allCapitals, messageWithout('subject'))).toMatchObject({ status: 'unknown' })
})
