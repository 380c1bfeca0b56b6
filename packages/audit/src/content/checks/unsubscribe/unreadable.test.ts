import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout, TWO_WAYS } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { unreadable } from './unreadable.ts'

const finding = (options: MessageOptions = {}) => runCheck(unreadable, messageWith(options))

it('passes for addresses in brackets', () => {
  expect(finding({ isBulk: true, unsubscribe: TWO_WAYS })).toMatchObject({ status: 'pass' })
})

it('passes for plain http, which unsubscribe/one-click-not-https tells', () => {
  expect(finding({ isBulk: true, unsubscribe: { field: '<http://example.org/u>' } })).toMatchObject({ status: 'pass' })
})

it('fails without brackets', () => {
  expect(finding({ isBulk: false, unsubscribe: { field: 'https://example.org/u' } })).toMatchObject({
    status: 'fail',
    params: { field: 'https://example.org/u' },
  })
})

it('fails for an empty field', () => {
  expect(finding({ isBulk: true, unsubscribe: { field: '' } })).toMatchObject({ status: 'fail' })
})

it('says nothing without the field', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the ways to unsubscribe could not be read', () => {
  expect(runCheck(unreadable, messageWithout('unsubscribe'))).toMatchObject({ status: 'unknown' })
})
