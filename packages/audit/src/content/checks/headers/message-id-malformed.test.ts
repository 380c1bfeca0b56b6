import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { messageIdMalformed } from './message-id-malformed.ts'

const finding = (options: MessageOptions = {}) => runCheck(messageIdMalformed, messageWith(options))

it('passes for <left@right>', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for an address in brackets', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': '<1.2@[192.0.2.1]>' }) })).toMatchObject({ status: 'pass' })
})

it('passes for an old, quoted one', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': '<"a b"@example.org>' }) })).toMatchObject({ status: 'pass' })
})

it('fails without angle brackets', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': '5f1c@example.org' }) })).toMatchObject({
    status: 'fail',
    params: { id: '5f1c@example.org' },
  })
})

it('fails without @', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': '<5f1c>' }) })).toMatchObject({ status: 'fail' })
})

it('fails with a space inside', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': '<5f 1c@example.org>' }) })).toMatchObject({ status: 'fail' })
})

it('fails for two of them', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': '<a@example.org> <b@example.org>' }) })).toMatchObject({
    status: 'fail',
  })
})

it('leaves a message without one to headers/message-id-missing', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': null }) })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(messageIdMalformed, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})
