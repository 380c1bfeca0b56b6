import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout, ONE_CLICK, TWO_WAYS } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { postWrongValue } from './post-wrong-value.ts'

const finding = (options: MessageOptions = {}) => runCheck(postWrongValue, messageWith(options))

it('passes for the one value', () => {
  expect(finding({ isBulk: true, unsubscribe: ONE_CLICK })).toMatchObject({ status: 'pass' })
})

it('does not look at spaces around it', () => {
  expect(finding({ isBulk: true, unsubscribe: { ...TWO_WAYS, post: ' List-Unsubscribe=One-Click ' } })).toMatchObject({
    status: 'pass',
  })
})

it('fails for another case', () => {
  expect(finding({ isBulk: true, unsubscribe: { ...TWO_WAYS, post: 'list-unsubscribe=one-click' } })).toMatchObject({
    status: 'fail',
    params: { value: 'list-unsubscribe=one-click', expected: 'List-Unsubscribe=One-Click' },
  })
})

it('fails for another value', () => {
  expect(finding({ isBulk: true, unsubscribe: { ...TWO_WAYS, post: 'One-Click' } })).toMatchObject({ status: 'fail' })
})

it('says nothing without the field', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the ways to unsubscribe could not be read', () => {
  expect(runCheck(postWrongValue, messageWithout('unsubscribe'))).toMatchObject({ status: 'unknown' })
})
