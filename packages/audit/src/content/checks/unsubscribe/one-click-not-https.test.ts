import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout, TWO_WAYS } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { oneClickNotHttps } from './one-click-not-https.ts'

const finding = (options: MessageOptions = {}) => runCheck(oneClickNotHttps, messageWith(options))

it('passes for https', () => {
  expect(finding({ isBulk: true, unsubscribe: TWO_WAYS })).toMatchObject({ status: 'pass' })
})

it('fails for an e-mail address alone', () => {
  expect(
    finding({ isBulk: true, unsubscribe: { field: '<mailto:u@example.org>', mailto: ['mailto:u@example.org'] } }),
  ).toMatchObject({ status: 'fail', params: { field: '<mailto:u@example.org>' } })
})

it('fails for plain http', () => {
  expect(finding({ isBulk: true, unsubscribe: { field: '<http://example.org/u>' } })).toMatchObject({ status: 'fail' })
})

it('leaves what cannot be read to unsubscribe/unreadable', () => {
  expect(finding({ isBulk: true, unsubscribe: { field: 'example.org' } })).toMatchObject({ status: 'not-applicable' })
})

it('leaves no field at all to unsubscribe/missing', () => {
  expect(finding({ isBulk: true })).toMatchObject({ status: 'not-applicable' })
})

it('says nothing of a message to one person', () => {
  expect(finding({ isBulk: false })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the ways to unsubscribe could not be read', () => {
  expect(runCheck(oneClickNotHttps, messageWithout('unsubscribe'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when nobody knows whether the message is bulk mail', () => {
  expect(runCheck(oneClickNotHttps, messageWithout('isBulk'))).toMatchObject({ status: 'unknown' })
})
