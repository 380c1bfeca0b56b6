import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { lookAlikeLetters } from './look-alike-letters.ts'

const finding = (options: MessageOptions = {}) => runCheck(lookAlikeLetters, messageWith(options))

it('passes for accents', () => {
  expect(finding({ subject: 'Élodie, votre réservation à Besançon' })).toMatchObject({ status: 'pass' })
})

it('fails for a Cyrillic letter in a word', () => {
  expect(finding({ subject: 'Your p\u0430ypal account' })).toMatchObject({
    status: 'fail',
    params: { words: ['p\u0430ypal'] },
  })
})

it('fails for mathematical letters', () => {
  expect(finding({ subject: '𝗙𝗥𝗘𝗘 offer' })).toMatchObject({ status: 'fail', params: { words: ['𝗙𝗥𝗘𝗘'] } })
})

it('passes for a subject in Cyrillic with a name in Latin letters', () => {
  expect(finding({ subject: 'Счёт от Example' })).toMatchObject({ status: 'pass' })
})

it('passes for units', () => {
  expect(finding({ subject: 'Résistance 10 kΩ, 5 μm' })).toMatchObject({ status: 'pass' })
})

it('leaves a message without subject to subject/missing', () => {
  expect(finding({ subject: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the subject could not be read', () => {
  expect(runCheck(lookAlikeLetters, messageWithout('subject'))).toMatchObject({ status: 'unknown' })
})
