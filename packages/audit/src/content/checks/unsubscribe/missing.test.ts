import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout, TWO_WAYS } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { missing } from './missing.ts'

const finding = (options: MessageOptions = {}) => runCheck(missing, messageWith(options))

it('passes with the field', () => {
  expect(finding({ isBulk: true, unsubscribe: TWO_WAYS })).toMatchObject({ status: 'pass' })
})

it('fails without', () => {
  expect(finding({ isBulk: true })).toMatchObject({ status: 'fail' })
})

it('says nothing of a message to one person', () => {
  expect(finding({ isBulk: false })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the ways to unsubscribe could not be read', () => {
  expect(runCheck(missing, messageWithout('unsubscribe'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when nobody knows whether the message is bulk mail', () => {
  expect(runCheck(missing, messageWithout('isBulk'))).toMatchObject({ status: 'unknown' })
})
