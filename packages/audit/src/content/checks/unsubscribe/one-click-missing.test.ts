import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout, ONE_CLICK, TWO_WAYS } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { oneClickMissing } from './one-click-missing.ts'

const finding = (options: MessageOptions = {}) => runCheck(oneClickMissing, messageWith(options))

it('passes with both fields', () => {
  expect(finding({ isBulk: true, unsubscribe: ONE_CLICK })).toMatchObject({ status: 'pass' })
})

it('fails without List-Unsubscribe-Post', () => {
  expect(finding({ isBulk: true, unsubscribe: TWO_WAYS })).toMatchObject({ status: 'fail' })
})

it('leaves a message without https address to unsubscribe/one-click-not-https', () => {
  expect(
    finding({ isBulk: true, unsubscribe: { field: '<mailto:u@example.org>', mailto: ['mailto:u@example.org'] } }),
  ).toMatchObject({ status: 'not-applicable' })
})

it('says nothing of a message to one person', () => {
  expect(finding({ isBulk: false })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the ways to unsubscribe could not be read', () => {
  expect(runCheck(oneClickMissing, messageWithout('unsubscribe'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when nobody knows whether the message is bulk mail', () => {
  expect(runCheck(oneClickMissing, messageWithout('isBulk'))).toMatchObject({ status: 'unknown' })
})
