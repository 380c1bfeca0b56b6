import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { toUndisclosed } from './to-undisclosed.ts'

const finding = (options: MessageOptions = {}) => runCheck(toUndisclosed, messageWith(options))

it('passes when one is', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes when one beside a group is', () => {
  expect(
    finding({
      mailboxes: {
        to: [
          { name: 'friends', address: '' },
          { name: '', address: 'karim@example.net' },
        ],
      },
    }),
  ).toMatchObject({ status: 'pass' })
})

it('fails for an empty group', () => {
  expect(finding({ mailboxes: { to: [{ name: 'undisclosed-recipients', address: '' }] } })).toMatchObject({
    status: 'fail',
  })
})

it('fails for an empty field', () => {
  expect(finding({ mailboxes: { to: [] } })).toMatchObject({ status: 'fail' })
})

it('leaves a message without To to headers/to-missing', () => {
  expect(finding({ mailboxes: { to: null } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the addresses could not be read', () => {
  expect(runCheck(toUndisclosed, messageWithout('mailboxes'))).toMatchObject({ status: 'unknown' })
})
