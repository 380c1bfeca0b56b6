import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { severalAuthors } from './several-authors.ts'

const TWO = ['a@example.org', 'b@example.org'].map((address) => ({ name: '', address }))

const finding = (options: MessageOptions = {}) => runCheck(severalAuthors, messageWith(options))

it('passes for one', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for the same address twice', () => {
  expect(
    finding({
      mailboxes: {
        from: [
          { name: 'I', address: 'i@example.org' },
          { name: '', address: 'I@example.org' },
        ],
      },
    }),
  ).toMatchObject({ status: 'pass' })
})

it('fails for two without Sender', () => {
  expect(
    finding({
      mailboxes: { from: TWO },
    }),
  ).toMatchObject({ status: 'fail', severity: 'high', params: { addresses: ['a@example.org', 'b@example.org'] } })
})

it('is milder with Sender', () => {
  expect(
    finding({
      mailboxes: {
        from: TWO,
        sender: { name: '', address: 'a@example.org' },
      },
    }),
  ).toMatchObject({ status: 'fail', severity: 'medium', params: {} })
})

it('leaves a message without From to headers/from-missing', () => {
  expect(finding({ mailboxes: { from: null } })).toMatchObject({ status: 'not-applicable' })
})

it('leaves an empty one to headers/from-without-address', () => {
  expect(finding({ mailboxes: { from: [] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the addresses could not be read', () => {
  expect(runCheck(severalAuthors, messageWithout('mailboxes'))).toMatchObject({ status: 'unknown' })
})
