import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { fromMissing } from './from-missing.ts'

const finding = (options: MessageOptions = {}) => runCheck(fromMissing, messageWith(options))

it('passes when it names somebody', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('leaves an empty field to headers/from-without-address', () => {
  expect(finding({ mailboxes: { from: [] } })).toMatchObject({ status: 'pass' })
})

it('fails without the field', () => {
  expect(finding({ mailboxes: { from: null } })).toMatchObject({ status: 'fail' })
})

it('is unknown when the addresses could not be read', () => {
  expect(runCheck(fromMissing, messageWithout('mailboxes'))).toMatchObject({ status: 'unknown' })
})
