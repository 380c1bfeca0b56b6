import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { manyEmoji } from './many-emoji.ts'

const finding = (options: MessageOptions = {}) => runCheck(manyEmoji, messageWith(options))

it('passes without', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for one', () => {
  expect(finding({ subject: '🎉 Your booking' })).toMatchObject({ status: 'pass' })
})

it('mentions two', () => {
  expect(finding({ subject: '🎉 Your booking ✅' })).toMatchObject({
    status: 'fail',
    severity: 'info',
    params: { count: 2 },
  })
})

it('counts a family, a flag and a skin colour once each', () => {
  expect(finding({ subject: '👨‍👩‍👧 🇫🇷 👍🏽' })).toMatchObject({ status: 'fail', params: { count: 3 } })
})

it('does not take ©, ™ and digits for emoji', () => {
  expect(finding({ subject: '© 2026 Bien reçu™ 12 → 14' })).toMatchObject({ status: 'pass' })
})

it('leaves a message without subject to subject/missing', () => {
  expect(finding({ subject: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the subject could not be read', () => {
  expect(runCheck(manyEmoji, messageWithout('subject'))).toMatchObject({ status: 'unknown' })
})
