import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout, ONE_CLICK, TWO_WAYS } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { notSigned } from './not-signed.ts'

const finding = (options: MessageOptions = {}) => runCheck(notSigned, messageWith(options))

it('passes when it does', () => {
  expect(finding({ isBulk: true, unsubscribe: { ...ONE_CLICK, isSigned: true } })).toMatchObject({ status: 'pass' })
})

it('fails when it does not', () => {
  expect(finding({ isBulk: false, unsubscribe: { ...ONE_CLICK, isSigned: false } })).toMatchObject({ status: 'fail' })
})

it('leaves a message without signature to the checks of DKIM', () => {
  expect(finding({ isBulk: true, unsubscribe: { ...ONE_CLICK, isSigned: null } })).toMatchObject({
    status: 'not-applicable',
  })
})

it('says nothing without one-click', () => {
  expect(finding({ isBulk: true, unsubscribe: { ...TWO_WAYS, isSigned: false } })).toMatchObject({
    status: 'not-applicable',
  })
})

it('is unknown when the ways to unsubscribe could not be read', () => {
  expect(runCheck(notSigned, messageWithout('unsubscribe'))).toMatchObject({ status: 'unknown' })
})
