import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { replyToElsewhere } from './reply-to-elsewhere.ts'

const finding = (options: MessageOptions = {}) => runCheck(replyToElsewhere, messageWith(options))

it('passes when they do', () => {
  expect(finding({ mailboxes: { replyTo: [{ name: '', address: 'bookings@mail.example.org' }] } })).toMatchObject({
    status: 'pass',
  })
})

it('mentions another domain', () => {
  expect(finding({ mailboxes: { replyTo: [{ name: '', address: 'isabelle@example.com' }] } })).toMatchObject({
    status: 'fail',
    severity: 'info',
    params: { domains: ['example.com'], from: ['example.org'] },
  })
})

it('says nothing without Reply-To', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('says nothing without From', () => {
  expect(
    finding({ mailboxes: { from: null, replyTo: [{ name: '', address: 'isabelle@example.com' }] } }),
  ).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the addresses could not be read', () => {
  expect(runCheck(replyToElsewhere, messageWithout('mailboxes'))).toMatchObject({ status: 'unknown' })
})
