import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { messageIdMissing } from './message-id-missing.ts'

const finding = (options: MessageOptions = {}) => runCheck(messageIdMissing, messageWith(options))

it('passes when there is one', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails without one', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': null }) })).toMatchObject({ status: 'fail' })
})

it('fails for an empty one', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': ' ' }) })).toMatchObject({ status: 'fail' })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(messageIdMissing, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})
