import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { toMissing } from './to-missing.ts'

const finding = (options: MessageOptions = {}) => runCheck(toMissing, messageWith(options))

it('passes when it does', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('leaves an empty group to headers/to-undisclosed', () => {
  expect(finding({ mailboxes: { to: [] } })).toMatchObject({ status: 'pass' })
})

it('fails without the field', () => {
  expect(finding({ mailboxes: { to: null } })).toMatchObject({ status: 'fail' })
})

it('is unknown when the addresses could not be read', () => {
  expect(runCheck(toMissing, messageWithout('mailboxes'))).toMatchObject({ status: 'unknown' })
})
