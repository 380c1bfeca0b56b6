import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout, ONE_CLICK } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { postWithoutField } from './post-without-field.ts'

const finding = (options: MessageOptions = {}) => runCheck(postWithoutField, messageWith(options))

it('passes with both fields', () => {
  expect(finding({ isBulk: true, unsubscribe: ONE_CLICK })).toMatchObject({ status: 'pass' })
})

it('fails with the second alone', () => {
  expect(finding({ isBulk: false, unsubscribe: { post: 'List-Unsubscribe=One-Click' } })).toMatchObject({
    status: 'fail',
  })
})

it('says nothing without List-Unsubscribe-Post', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the ways to unsubscribe could not be read', () => {
  expect(runCheck(postWithoutField, messageWithout('unsubscribe'))).toMatchObject({ status: 'unknown' })
})
