import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { garbled } from './garbled.ts'

const finding = (options: MessageOptions = {}) => runCheck(garbled, messageWith(options))

it('passes for accents', () => {
  expect(finding({ subject: 'Réservation à Besançon, « été » 2026' })).toMatchObject({ status: 'pass' })
})

it('passes for capitals with accents', () => {
  expect(finding({ subject: 'RÉSERVATION ÂGE Ã' })).toMatchObject({ status: 'pass' })
})

it('fails for UTF-8 read as Latin-1', () => {
  expect(finding({ subject: 'RÃ©servation' })).toMatchObject({ status: 'fail', params: { found: 'Ã©' } })
})

it('fails for an apostrophe read so', () => {
  expect(finding({ subject: 'Lâ€™été' })).toMatchObject({ status: 'fail', params: { found: 'â€™' } })
})

it('fails for a replacement character', () => {
  expect(finding({ subject: 'R\uFFFDservation' })).toMatchObject({ status: 'fail' })
})

it('fails for an encoded word that was not closed', () => {
  expect(finding({ subject: '=?UTF-8?Q?R=C3=A9servation' })).toMatchObject({
    status: 'fail',
    params: { found: '=?UTF-8?Q?' },
  })
})

it('leaves a message without subject to subject/missing', () => {
  expect(finding({ subject: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the subject could not be read', () => {
  expect(runCheck(garbled, messageWithout('subject'))).toMatchObject({ status: 'unknown' })
})
