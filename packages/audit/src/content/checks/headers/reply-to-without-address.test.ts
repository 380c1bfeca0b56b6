import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { replyToWithoutAddress } from './reply-to-without-address.ts'

const finding = (options: MessageOptions = {}) => runCheck(replyToWithoutAddress, messageWith(options))

it('passes for a whole address', () => {
  expect(finding({ mailboxes: { replyTo: [{ name: '', address: 'bookings@example.org' }] } })).toMatchObject({
    status: 'pass',
  })
})

it('fails for a name alone', () => {
  expect(finding({ mailboxes: { replyTo: [{ name: 'Bookings', address: '' }] } })).toMatchObject({
    status: 'fail',
    params: { shown: ['Bookings'] },
  })
})

it('fails for an empty field', () => {
  expect(finding({ mailboxes: { replyTo: [] } })).toMatchObject({ status: 'fail' })
})

it('says nothing without the field', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the addresses could not be read', () => {
  expect(runCheck(replyToWithoutAddress, messageWithout('mailboxes'))).toMatchObject({ status: 'unknown' })
})
