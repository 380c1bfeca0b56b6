import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { invisibleCharacters } from './invisible-characters.ts'

const finding = (options: MessageOptions = {}) => runCheck(invisibleCharacters, messageWith(options))

it('passes without', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails for a space without width', () => {
  expect(finding({ subject: 'Your boo\u200Bking' })).toMatchObject({ status: 'fail', params: { count: 1 } })
})

it('fails for a character that turns the direction of writing', () => {
  expect(finding({ subject: 'Your \u202Egnikoob' })).toMatchObject({ status: 'fail', params: { count: 1 } })
})

it('passes for marks of direction in Arabic', () => {
  expect(finding({ subject: '\u2067مرحبا\u2069' })).toMatchObject({ status: 'pass' })
})

it('passes for joined emoji and no-break spaces', () => {
  expect(finding({ subject: '👨\u200D👩\u200D👧 Rendez-vous\u00A0: demain' })).toMatchObject({ status: 'pass' })
})

it('leaves a message without subject to subject/missing', () => {
  expect(finding({ subject: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the subject could not be read', () => {
  expect(runCheck(invisibleCharacters, messageWithout('subject'))).toMatchObject({ status: 'unknown' })
})
