import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { fromNameIsAnotherAddress } from './from-name-is-another-address.ts'

const finding = (options: MessageOptions = {}) => runCheck(fromNameIsAnotherAddress, messageWith(options))

it('passes for a name', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for the address itself', () => {
  expect(
    finding({ mailboxes: { from: [{ name: 'isabelle@example.org', address: 'isabelle@example.org' }] } }),
  ).toMatchObject({ status: 'pass' })
})

it('passes for an address of the same house', () => {
  expect(
    finding({ mailboxes: { from: [{ name: 'info@example.org', address: 'isabelle@mail.example.org' }] } }),
  ).toMatchObject({ status: 'pass' })
})

it('fails for that of another', () => {
  expect(
    finding({ mailboxes: { from: [{ name: 'Your bank <help@example.com>', address: 'isabelle@example.org' }] } }),
  ).toMatchObject({ status: 'fail', params: { shown: 'help@example.com', address: 'isabelle@example.org' } })
})

it('says nothing without From', () => {
  expect(finding({ mailboxes: { from: null } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the addresses could not be read', () => {
  expect(runCheck(fromNameIsAnotherAddress, messageWithout('mailboxes'))).toMatchObject({ status: 'unknown' })
})
