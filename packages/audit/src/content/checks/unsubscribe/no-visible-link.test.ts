import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { noVisibleLink } from './no-visible-link.ts'

const finding = (options: MessageOptions = {}) => runCheck(noVisibleLink, messageWith(options))

it('passes with a link', () => {
  expect(finding({ isBulk: true, unsubscribe: { visibleLink: 'https://example.org/u' } })).toMatchObject({
    status: 'pass',
  })
})

it('fails without', () => {
  expect(finding({ isBulk: true })).toMatchObject({ status: 'fail' })
})

it('says nothing of a message to one person', () => {
  expect(finding({ isBulk: false })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the ways to unsubscribe could not be read', () => {
  expect(runCheck(noVisibleLink, messageWithout('unsubscribe'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when nobody knows whether the message is bulk mail', () => {
  expect(runCheck(noVisibleLink, messageWithout('isBulk'))).toMatchObject({ status: 'unknown' })
})
